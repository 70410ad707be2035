package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** What an older manifest says, as it says it; whether its hashes are any is not looked at. */
sealed interface OlderManifest {
  /** Version 1, a text: the hashes of the chunks, one a line, and nothing else. */
  record Chunks(List<String> chunks) implements OlderManifest {
    public Chunks {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * Version 2, JSON.
   *
   * @param mode the permission bits; those of most files if it does not say
   */
  record File(String hash, long size, List<String> chunks, int mode, Origin origin)
      implements OlderManifest {
    static final int USUAL_MODE = 0644;

    public File {
      chunks = List.copyOf(chunks);
    }
  }

  /** Version 3, JSON: a symbolic link. */
  record Link(String target, Origin origin) implements OlderManifest {}

  /** Of whatever version, with a content that is encrypted. */
  record Encrypted() implements OlderManifest {}

  /**
   * Takes a manifest of any version.
   *
   * @throws OlderFormatException if it is damaged, or of a version that is not known
   */
  static OlderManifest parse(String key, byte[] bytes) throws IOException {
    String text = text(key, bytes);
    return text.stripLeading().startsWith("{")
        ? ofJson(key, OlderJson.parse(key, bytes))
        : new Chunks(text.lines().filter(line -> !line.isEmpty()).toList());
  }

  /** The text in an object; what is not UTF-8 is damage. */
  static String text(String key, byte[] bytes) throws OlderFormatException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw OlderFormatException.damaged(key, "bytes that are no UTF-8", "a text");
    }
  }

  private static OlderManifest ofJson(String key, OlderJson json) throws IOException {
    long version = json.number("version");
    boolean isLink = json.text("kind", "").equals("symlink");
    if (version == 3 && isLink) {
      return new Link(json.text("symlink_target"), Origin.of(json));
    }
    if (version != 2 && version != 3) {
      throw OlderFormatException.unknownVersion(key, "a manifest", version, "1 (text), 2 and 3");
    }
    if (json.isSet("encrypted_file_key") || json.isSet("wrapped_file_keys") || version == 3) {
      return new Encrypted();
    }
    if (json.has("kind") && !json.text("kind").equals("regular_file")) {
      throw OlderFormatException.damaged(
          key, "a manifest of version 2 of another kind", "one of a file");
    }
    return new File(
        json.text("file_hash"),
        json.number("file_size"),
        json.texts("chunks"),
        (int) (json.numberIfAny("mode").orElse(File.USUAL_MODE) & 0777),
        Origin.of(json));
  }
}
