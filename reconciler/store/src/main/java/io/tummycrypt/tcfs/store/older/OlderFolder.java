package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An older store in a folder: the key of an object is its path. No link is followed. */
public final class OlderFolder implements OlderObjects {
  private final Path folder;

  public OlderFolder(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public byte[] read(String key, int maxBytes) throws IOException {
    try {
      return readBelow(key, maxBytes);
    } catch (NoSuchFileException missing) {
      requirePresent();
      throw missing;
    }
  }

  private byte[] readBelow(String key, int maxBytes) throws IOException {
    Path file = folder;
    for (String name : key.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
        throw new NoSuchFileException(key);
      }
      file = file.resolve(name);
      requireNoLink(file, key);
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (in.read() >= 0) {
        throw OlderFormatException.tooLong(key, maxBytes);
      }
      return bytes;
    }
  }

  /** Whatever has a link on the way may be outside of the store. */
  private static void requireNoLink(Path file, String key) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile() && !attributes.isDirectory()) {
      throw OlderFormatException.damaged(key, "a link or device", "a file");
    }
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    requirePresent();
    List<String> names = new ArrayList<>();
    walk(folder.resolve(prefix), "", names);
    // Again: a disk that was unmounted half way would look like an empty folder.
    requirePresent();
    Collections.sort(names);
    return Collections.unmodifiableList(names);
  }

  private static void walk(Path folder, String below, List<String> names) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        String name = below + child.getFileName();
        if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          walk(child, name + "/", names);
        } else {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException e) {
      throw new IOException("the listing of '" + folder + "' was cut short", e);
    }
  }

  private void requirePresent() throws StoreAbsentException {
    if (!Files.isDirectory(folder)) {
      throw new StoreAbsentException(
          "the older store is not there: no folder '" + Printable.of(folder.toString()) + "'");
    }
  }

  @Override
  public String toString() {
    return "folder " + folder;
  }
}
