package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A batch's intent: a line of JSON, then the digest of that line. It gets its name when it is
 * durable, so one whose digest does not fit was damaged later, when files may have been displaced:
 * it does not count as none.
 */
final class IntentFile {
  private IntentFile() {}

  static void write(RootHandle handle, TreePath file, Intent intent) throws IOException {
    byte[] line =
        Json.line(json -> {
          json.writeStartArray();
          for (Intent.Item item : intent.items()) {
            write(json, item);
          }
          json.writeEndArray();
        });
    byte[] sum = checksum(line);
    byte[] bytes = Arrays.copyOf(line, line.length + sum.length);
    System.arraycopy(sum, 0, bytes, line.length, sum.length);
    OwnFolder.write(handle, file, bytes);
  }

  private static void write(JsonGenerator json, Intent.Item item) throws IOException {
    json.writeStartObject();
    json.writeNumberField("number", item.number());
    json.writeStringField("path", item.path().toString());
    ContentJson.write(json, "expected.", item.expected());
    ContentJson.write(json, "next.", item.next());
    json.writeEndObject();
  }

  private static byte[] checksum(byte[] line) {
    return ("\n" + Hasher.hash(line) + "\n").getBytes(US_ASCII);
  }

  static @Nullable Intent read(RootHandle handle, TreePath file) throws IOException {
    byte[] bytes;
    try {
      bytes = OwnFolder.read(handle, file);
    } catch (NoSuchFileException _) {
      return null;
    }
    byte[] line = Arrays.copyOf(bytes, Math.max(0, bytes.length - checksum(bytes).length));
    byte[] end = Arrays.copyOfRange(bytes, line.length, bytes.length);
    return Arrays.equals(end, checksum(line)) ? parse(file, line) : Intent.DAMAGED;
  }

  private static Intent parse(TreePath file, byte[] line) throws IOException {
    List<Intent.Item> items = new ArrayList<>();
    try (JsonParser json = Json.parser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        items.add(item(Json.fields(json)));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new FileSystemException(
          file.toString(), null, "it is no intent that this version knows: " + Json.why(e));
    }
    return new Intent(items);
  }

  private static Intent.Item item(SortedMap<String, String> fields) throws IOException {
    return new Intent.Item(
        Integer.parseInt(Json.field(fields, "number")),
        TreePath.parse(Json.field(fields, "path")),
        ContentJson.read(fields, "expected."),
        ContentJson.read(fields, "next."));
  }
}
