package io.tummycrypt.tcfs.engine.tree;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.util.SortedMap;

/** What is at a path, as fields whose names begin with a prefix. */
final class ContentJson {
  private ContentJson() {}

  static void write(JsonGenerator json, String prefix, Content content) throws IOException {
    switch (content) {
      case Content.File(Digest digest, long size, int mode) -> {
        json.writeStringField(prefix + "kind", "file");
        json.writeStringField(prefix + "digest", digest.toString());
        json.writeNumberField(prefix + "size", size);
        json.writeStringField(prefix + "mode", Integer.toOctalString(mode));
      }
      case Content.Link(String target) -> {
        json.writeStringField(prefix + "kind", "link");
        json.writeStringField(prefix + "target", target);
      }
      case Content.Folder(int mode) -> {
        json.writeStringField(prefix + "kind", "folder");
        json.writeStringField(prefix + "mode", Integer.toOctalString(mode));
      }
      case Content.Tombstone() -> json.writeStringField(prefix + "kind", "nothing");
    }
  }

  static Content read(SortedMap<String, String> fields, String prefix) throws IOException {
    String kind = Json.field(fields, prefix + "kind");
    return switch (kind) {
      case "file" ->
          new Content.File(
              Digest.parse(Json.field(fields, prefix + "digest")),
              Long.parseLong(Json.field(fields, prefix + "size")),
              mode(fields, prefix));
      case "link" -> new Content.Link(Json.field(fields, prefix + "target"));
      case "folder" -> new Content.Folder(mode(fields, prefix));
      case "nothing" -> Content.nothing();
      default -> throw new IOException("kind '" + kind + "' is not known to this version");
    };
  }

  private static int mode(SortedMap<String, String> fields, String prefix) throws IOException {
    return Integer.parseInt(Json.field(fields, prefix + "mode"), 8);
  }
}
