package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small JSON files of ours: written by a generator, read as flat objects of texts. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes the inside of a file. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private Json() {}

  /** One line of JSON, without a newline. */
  static byte[] line(Body body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      body.write(json);
    }
    return out.toByteArray();
  }

  /** What is wrong with a text, without the parser's word of where it came from. */
  static String why(Exception e) {
    return e instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }

  static JsonParser parser(byte[] bytes) throws IOException {
    return FACTORY.createParser(new String(bytes, UTF_8));
  }

  /** The fields of the object that begins at the parser's token; each is a text or a number. */
  static SortedMap<String, String> fields(JsonParser json) throws IOException {
    SortedMap<String, String> fields = new TreeMap<>();
    require(json, json.currentToken(), JsonToken.START_OBJECT);
    while (json.nextToken() != JsonToken.END_OBJECT) {
      require(json, json.currentToken(), JsonToken.FIELD_NAME);
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == null || !value.isScalarValue()) {
        throw new IOException("field '" + name + "' is no text or number");
      }
      fields.put(name, json.getText());
    }
    return fields;
  }

  static String field(SortedMap<String, String> fields, String name) throws IOException {
    String value = fields.get(name);
    if (value == null) {
      throw new IOException("field '" + name + "' is missing");
    }
    return value;
  }

  private static void require(JsonParser json, JsonToken found, JsonToken expected)
      throws IOException {
    if (found != expected) {
      throw new IOException(
          "found %s where %s belongs, in column %d"
              .formatted(
                  found == null ? "the end" : found,
                  expected,
                  json.currentLocation().getColumnNr()));
    }
  }
}
