package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is in a folder, in words that can be compared: every path with its kind and content. */
final class Tree {
  private static final String MARKER = ".tcfs";

  private Tree() {}

  /**
   * What a device shares: files with mode, mtime, size and digest, links, and folders with mode;
   * nothing of tcfs's own.
   */
  static SortedMap<String, String> shared(Path root) throws IOException {
    SortedMap<String, String> tree = everything(root, /* withFolderTimes= */ false);
    tree.keySet().removeIf(path -> path.equals(MARKER) || path.startsWith(MARKER + "/"));
    return tree;
  }

  /** Every path below a folder with all that a write could change in it. */
  static SortedMap<String, String> everything(Path folder) throws IOException {
    return everything(folder, /* withFolderTimes= */ true);
  }

  private static SortedMap<String, String> everything(Path folder, boolean withFolderTimes)
      throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(p -> !p.equals(folder)).toList()) {
        tree.put(folder.relativize(path).toString(), describe(path, withFolderTimes));
      }
    }
    return tree;
  }

  /** The contents of all files below a folder that tcfs shares, each once for each file. */
  static List<String> contents(Path root) throws IOException {
    List<String> contents = new ArrayList<>();
    for (String path : shared(root).keySet()) {
      if (Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
        contents.add(Files.readString(root.resolve(path)));
      }
    }
    contents.sort(null);
    return contents;
  }

  private static String describe(Path path, boolean withFolderTimes) throws IOException {
    String mtime = " " + Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
    if (Files.isSymbolicLink(path)) {
      return "link to " + Files.readSymbolicLink(path);
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    if (Files.isDirectory(path)) {
      return "folder " + mode + (withFolderTimes ? mtime : "");
    }
    if (!Files.isRegularFile(path)) {
      return "special " + mode + mtime;
    }
    return "file " + mode + mtime + " " + Files.size(path) + " " + digest(path);
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
