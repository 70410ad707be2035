package io.tummycrypt.tcfs.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads published test vectors: objects as maps, arrays as lists, numbers as {@code Long}. */
public final class JsonVectors {
  private JsonVectors() {}

  /** The object in a resource such as {@code /vectors/vector-clock.json}. */
  public static Map<?, ?> read(String resource) throws IOException {
    try (InputStream in = JsonVectors.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException("there is no test resource " + resource);
      }
      try (JsonParser parser = new JsonFactory().createParser(in)) {
        parser.nextToken();
        return (Map<?, ?>) value(parser);
      }
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_STRING -> parser.getText();
      default -> throw new IOException("the vectors have no place for " + parser.currentToken());
    };
  }

  private static Map<?, ?> object(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<?> array(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }
}
