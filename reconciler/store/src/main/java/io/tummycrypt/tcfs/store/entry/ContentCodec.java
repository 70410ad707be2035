package io.tummycrypt.tcfs.store.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Content.File;
import io.tummycrypt.tcfs.core.version.Content.Folder;
import io.tummycrypt.tcfs.core.version.Content.Link;
import io.tummycrypt.tcfs.core.version.Content.Tombstone;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.JsonObject;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import java.io.IOException;

/** The members that say what is at a path. */
final class ContentCodec {
  private ContentCodec() {}

  static void write(JsonGenerator out, Content content) throws IOException {
    switch (content) {
      case File file -> {
        out.writeStringField("kind", "file");
        out.writeStringField("file_hash", hashText(file.digest()));
        out.writeNumberField("file_size", file.size());
        out.writeNumberField("mode", file.mode());
      }
      case Link link -> {
        out.writeStringField("kind", "link");
        out.writeStringField("symlink_target", link.target());
      }
      case Folder folder -> {
        out.writeStringField("kind", "folder");
        out.writeNumberField("mode", folder.mode());
      }
      case Tombstone _ -> out.writeStringField("kind", "tombstone");
    }
  }

  static Content read(JsonObject in) throws IOException {
    String kind = in.text("kind");
    try {
      return switch (kind) {
        case "file" -> readFile(in);
        case "link" -> new Link(in.text("symlink_target"));
        case "folder" -> new Folder(in.smallNumber("mode"));
        case "tombstone" -> Content.nothing();
        default ->
            throw new UnknownFormatException(
                in.key(), "an entry of kind", kind, "file, link, folder, tombstone");
      };
    } catch (IllegalArgumentException e) {
      throw in.unexpected("kind", kind + ": " + e.getMessage(), "a right one");
    }
  }

  private static File readFile(JsonObject in) throws IOException {
    Digest digest = in.value("file_hash", ContentCodec::parseHash);
    return new File(digest, in.number("file_size"), in.smallNumber("mode"));
  }

  /** BLAKE3 is what a bare digest is; any other names its algorithm. */
  private static String hashText(Digest digest) {
    return digest.algorithm() == Digest.Algorithm.BLAKE3 ? digest.hex() : digest.toString();
  }

  private static Digest parseHash(String text) {
    return text.indexOf(':') < 0 ? Digest.ofHex(text) : Digest.parse(text);
  }
}
