package io.tummycrypt.tcfs.store.older;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON as older versions wrote it: a member may be null, which says as much as none,
 * and members that nobody asks for are left alone, for they came and went without another version.
 */
final class OlderJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(30).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final String key;
  private final Map<String, Object> members;

  private OlderJson(String key, Map<String, Object> members) {
    this.key = key;
    this.members = members;
  }

  /** The one object in {@code text}, which is what is stored under {@code key}. */
  static OlderJson parse(String key, byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && value(key, parser) instanceof OlderJson object
          && parser.nextToken() == null) {
        return object;
      }
      throw OlderFormatException.damaged(key, "something else", "one JSON object");
    } catch (JsonProcessingException e) {
      throw OlderFormatException.damaged(key, "'" + e.getOriginalMessage() + "'", "JSON");
    }
  }

  private static @Nullable Object value(String key, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(key, parser);
      case START_ARRAY -> array(key, parser);
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> parser.getLongValue();
      default -> parser.getText();
    };
  }

  private static OlderJson object(String key, JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value(key, parser);
      if (value != null) {
        members.put(name, value);
      }
    }
    return new OlderJson(key, members);
  }

  private static List<Object> array(String key, JsonParser parser) throws IOException {
    List<Object> values = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value(key, parser);
      values.add(value == null ? "" : value);
    }
    return values;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** Whether there is something in a member. */
  boolean isSet(String name) {
    return switch (members.get(name)) {
      case null -> false;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case OlderJson object -> !object.members.isEmpty();
      default -> true;
    };
  }

  /** The names of all members, in order. */
  List<String> names() {
    return List.copyOf(members.keySet());
  }

  String text(String name) throws OlderFormatException {
    return require(name, String.class, "a text");
  }

  String text(String name, String otherwise) throws OlderFormatException {
    return has(name) ? text(name) : otherwise;
  }

  /** A number that is never below 0. */
  long number(String name) throws OlderFormatException {
    long number = require(name, Long.class, "a number");
    if (number < 0) {
      throw OlderFormatException.damaged(key, name + " " + number, "a number from 0");
    }
    return number;
  }

  OptionalLong numberIfAny(String name) throws OlderFormatException {
    return has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
  }

  OlderJson object(String name) throws OlderFormatException {
    return require(name, OlderJson.class, "an object");
  }

  @Nullable OlderJson objectIfAny(String name) throws OlderFormatException {
    return has(name) ? object(name) : null;
  }

  List<String> texts(String name) throws OlderFormatException {
    List<String> texts = new ArrayList<>();
    for (Object element : require(name, List.class, "an array")) {
      if (!(element instanceof String text)) {
        throw OlderFormatException.damaged(key, name + " with something else", "texts");
      }
      texts.add(text);
    }
    return texts;
  }

  private <T> T require(String name, Class<T> type, String expected) throws OlderFormatException {
    Object value = members.get(name);
    if (!type.isInstance(value)) {
      throw OlderFormatException.damaged(
          key, (value == null ? "no " : "another ") + name, expected + " there");
    }
    return type.cast(value);
  }
}
