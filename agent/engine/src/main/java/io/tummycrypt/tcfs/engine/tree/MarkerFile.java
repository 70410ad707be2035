package io.tummycrypt.tcfs.engine.tree;

import com.fasterxml.jackson.core.JsonParser;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** {@code .tcfs/root.json}: {@code {"format":1,"fleetId":…,"root":…,"token":…}}. */
final class MarkerFile {
  private static final String FORMAT = "1";

  private MarkerFile() {}

  static void write(RootHandle handle, Marker marker) throws IOException {
    byte[] bytes =
        Json.line(json -> {
          json.writeStartObject();
          json.writeNumberField("format", Integer.parseInt(FORMAT));
          json.writeStringField("fleetId", marker.fleetId());
          json.writeStringField("root", marker.root().text());
          json.writeStringField("token", marker.token());
          json.writeEndObject();
          json.writeRaw('\n');
        });
    OwnFolder.write(handle, OwnFolder.MARKER, bytes);
  }

  /** The marker; null if there is none. One that cannot be understood is an error, not none. */
  static @Nullable Marker read(RootHandle handle) throws IOException {
    byte[] bytes;
    try {
      bytes = OwnFolder.read(handle, OwnFolder.MARKER);
    } catch (NoSuchFileException _) {
      return null;
    }
    try (JsonParser json = Json.parser(bytes)) {
      json.nextToken();
      return parse(Json.fields(json));
    } catch (IOException | IllegalArgumentException e) {
      throw new FileSystemException(
          OwnFolder.MARKER.toString(), null, "it is no marker of a root: " + Json.why(e));
    }
  }

  private static Marker parse(SortedMap<String, String> fields) throws IOException {
    String format = Json.field(fields, "format");
    if (!format.equals(FORMAT)) {
      throw new IOException("format " + format + " is not known to this version");
    }
    return new Marker(
        Json.field(fields, "fleetId"),
        new RootName(Json.field(fields, "root")),
        Json.field(fields, "token"));
  }
}
