package io.tummycrypt.tcfs.store.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that somebody else wrote: within limits of depth, length and number, without doubled
 * names. Only objects, arrays, texts and whole numbers occur in a store; anything else is damage.
 */
public final class JsonReader implements AutoCloseable {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxNameLength(200)
                  .maxNumberLength(20)
                  .maxStringLength(8 << 20)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final ObjectKey key;
  private final JsonParser parser;

  /** Reads the objects in {@code text} one after the other. */
  public JsonReader(ObjectKey key, byte[] text) throws IOException {
    this(key, text, 0, text.length);
  }

  /** The same in a part of {@code text}. */
  public JsonReader(ObjectKey key, byte[] text, int offset, int length) throws IOException {
    this.key = key;
    this.parser = FACTORY.createParser(text, offset, length);
  }

  /** The only object in {@code text}. */
  public static JsonObject only(ObjectKey key, byte[] text) throws IOException {
    try (JsonReader reader = new JsonReader(key, text)) {
      JsonObject object = reader.next();
      if (object == null || reader.next() != null) {
        throw new DamagedObjectException(
            key, object == null ? "nothing" : "several", "one JSON object");
      }
      return object;
    }
  }

  /** The next object, or null at the end. */
  public @Nullable JsonObject next() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (token != JsonToken.START_OBJECT) {
        throw new DamagedObjectException(key, "JSON that begins with " + token, "an object");
      }
      return object();
    } catch (JsonProcessingException e) {
      throw new DamagedObjectException(key, "'" + e.getOriginalMessage() + "'", "JSON", e);
    }
  }

  private JsonObject object() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value());
    }
    return new JsonObject(key, members);
  }

  private Object value() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      default ->
          throw new DamagedObjectException(key, "a JSON " + parser.currentToken(), "a value");
    };
  }

  private List<Object> array() throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
