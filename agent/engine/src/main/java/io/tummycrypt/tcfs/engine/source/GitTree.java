package io.tummycrypt.tcfs.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.crds.yaml.ObjectReader;
import io.tummycrypt.tcfs.crds.yaml.SourceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a commit, read as the objects that they are. */
final class GitTree {
  private static final int MOST_LISTED = 4 << 20;
  private static final int MOST_FILES = 1000;

  /** As {@code git ls-tree -z -l} prints it. */
  private static final Pattern ENTRY =
      Pattern.compile("([0-7]{6}) ([a-z]+) ([0-9a-f]{40,64}) +([0-9]+|-)\t(.*)", Pattern.DOTALL);

  private final Git git;
  private final String commit;
  private long bytes;

  GitTree(Git git, String commit) {
    this.git = git;
    this.commit = commit;
  }

  private record Entry(String mode, String type, String object, long size, String name) {
    boolean isFile() {
      return type.equals("blob") && (mode.equals("100644") || mode.equals("100755"));
    }

    boolean isFolder() {
      return type.equals("tree");
    }

    boolean isDocument() {
      return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    String what() {
      return type.equals("commit")
          ? "a submodule"
          : mode.equals("120000") ? "a symbolic link" : "no file";
    }
  }

  /**
   * The documents of a file, or of a folder by name.
   *
   * @param path null for the top folder
   * @throws RefusedSourceException if there are none, or something else is in their place
   */
  List<SourceText> texts(@Nullable String path) throws IOException {
    if (path == null) {
      return ofFolder("", list(commit));
    }
    List<Entry> found = list(commit, "--", path);
    if (found.size() != 1) {
      throw new RefusedSourceException("%s: there is no such file or folder".formatted(at(path)));
    }
    Entry entry = found.getFirst();
    return entry.isFolder()
        ? ofFolder(path + "/", list(entry.object()))
        : List.of(text(path, entry));
  }

  private List<SourceText> ofFolder(String prefix, List<Entry> entries) throws IOException {
    List<SourceText> texts = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.isDocument() && !entry.isFolder()) {
        texts.add(text(prefix + entry.name(), entry));
      }
      if (texts.size() > MOST_FILES) {
        throw new RefusedSourceException(
            "%s: more than %d documents".formatted(at(prefix), MOST_FILES));
      }
    }
    if (texts.isEmpty()) {
      throw new RefusedSourceException("%s: there is no .yaml or .yml file".formatted(at(prefix)));
    }
    return texts;
  }

  private SourceText text(String path, Entry entry) throws IOException {
    if (!entry.isFile()) {
      throw new RefusedSourceException(
          "%s: expected a file, found %s, which is not followed".formatted(at(path), entry.what()));
    }
    bytes += entry.size();
    if (bytes > ObjectReader.MAX_BYTES) {
      throw new RefusedSourceException(
          "%s: with it the document is larger than %d bytes"
              .formatted(at(path), ObjectReader.MAX_BYTES));
    }
    ByteBuffer blob = git.well(ObjectReader.MAX_BYTES, "cat-file", "blob", entry.object()).output();
    try {
      return new SourceText(path, UTF_8.newDecoder().decode(blob.duplicate()).toString());
    } catch (CharacterCodingException _) {
      throw new RefusedSourceException("%s: not a text in UTF-8".formatted(at(path)));
    }
  }

  private static String at(String path) {
    return path.isEmpty() ? "the top folder" : Printable.of(path);
  }

  private List<Entry> list(String tree, String... paths) throws IOException {
    List<String> words = new ArrayList<>(List.of("ls-tree", "-z", "-l", "--full-tree", tree));
    words.addAll(List.of(paths));
    String listed = git.well(MOST_LISTED, words.toArray(String[]::new)).text();
    List<Entry> entries = new ArrayList<>();
    for (String line : listed.split("\0", -1)) {
      Matcher matcher = ENTRY.matcher(line);
      if (matcher.matches()) {
        String size = matcher.group(4);
        entries.add(
            new Entry(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                size.equals("-") ? 0 : Long.parseLong(size),
                matcher.group(5)));
      }
    }
    return entries;
  }
}
