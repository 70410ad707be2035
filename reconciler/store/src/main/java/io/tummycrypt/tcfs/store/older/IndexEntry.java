package io.tummycrypt.tcfs.store.older;

import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What stands under {@code index/PATH}. */
sealed interface IndexEntry {
  /** The name of the object that stands for the folder which it is in. */
  String FOLDER_MARKER = ".tcfs_dir";

  /** The path is a folder, or the folder of this object is one. */
  record Folder() implements IndexEntry {}

  /** The path was deleted. */
  record Deleted() implements IndexEntry {}

  /**
   * The path has a manifest.
   *
   * @param current the one that was published; null if none ever was
   * @param pending one that was about to be; it counts if its manifest is there
   */
  record Published(@Nullable Target current, @Nullable Target pending) implements IndexEntry {}

  /**
   * A manifest, and what the index says of its file.
   *
   * @param link the target of a link; null if it is none
   */
  record Target(String manifest, OptionalLong size, OptionalLong chunks, @Nullable String link) {}

  /**
   * Takes an entry of any version.
   *
   * @throws OlderFormatException if it is damaged, or of a version that is not known
   */
  static IndexEntry parse(String key, byte[] bytes) throws IOException {
    String text = OlderManifest.text(key, bytes);
    return text.stripLeading().startsWith("{")
        ? ofJson(key, OlderJson.parse(key, bytes))
        : ofText(key, text);
  }

  private static IndexEntry ofText(String key, String text) throws IOException {
    String manifest = null;
    OptionalLong size = OptionalLong.empty();
    OptionalLong chunks = OptionalLong.empty();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      String value = line.substring(equals + 1);
      switch (line.substring(0, Math.max(0, equals))) {
        case "type" -> {
          if (value.equals("directory")) {
            return new Folder();
          }
        }
        case "manifest_hash" -> manifest = value;
        case "size" -> size = number(key, value);
        case "chunks" -> chunks = number(key, value);
        default -> {}
      }
    }
    if (manifest == null) {
      throw OlderFormatException.damaged(key, "no manifest_hash", "an index entry");
    }
    return new Published(new Target(manifest, size, chunks, null), null);
  }

  private static OptionalLong number(String key, String text) throws OlderFormatException {
    if (!text.matches("[0-9]{1,18}")) {
      throw OlderFormatException.damaged(key, "something else", "a number from 0");
    }
    return OptionalLong.of(Long.parseLong(text));
  }

  private static IndexEntry ofJson(String key, OlderJson json) throws IOException {
    long version = json.number("version");
    if (version < 2 || version > 4) {
      throw OlderFormatException.unknownVersion(key, "an index entry", version, "2, 3 and 4");
    }
    String state = json.text("state");
    return switch (state) {
      case "deleted" -> new Deleted();
      case "committed", "preparing" ->
          new Published(target(json.objectIfAny("current")), target(json.objectIfAny("pending")));
      default -> throw OlderFormatException.damaged(key, "another state", "committed or preparing");
    };
  }

  private static @Nullable Target target(@Nullable OlderJson json) throws OlderFormatException {
    if (json == null) {
      return null;
    }
    boolean isLink = json.text("kind", "").equals("symlink");
    return new Target(
        json.text("manifest_hash"),
        json.numberIfAny("size"),
        json.numberIfAny("chunks"),
        isLink ? json.text("symlink_target") : null);
  }
}
