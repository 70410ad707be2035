package io.tummycrypt.tcfs.store.chunk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The published vectors as maps, lists, texts and numbers; and the inputs that they describe. */
final class Vectors {
  private Vectors() {}

  static Map<?, ?> load(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream(name));
        JsonParser parser = JsonFactory.builder().build().createParser(in)) {
      parser.nextToken();
      return (Map<?, ?>) value(parser);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, value(parser));
      }
      return map;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getIntValue()
        : parser.getText();
  }

  /** The input of the vector with this name. */
  static byte[] input(String name, int length) throws GeneralSecurityException {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] =
          (byte)
              switch (name) {
                case "one-byte" -> 0x41;
                case "cycle-128k" -> i;
                case "g7_3-256k-small" -> (i * 7) ^ (i >> 3);
                default -> 0;
              };
    }
    return name.startsWith("sha256ctr") ? counted(length) : bytes;
  }

  /** SHA-256 of 0, 1, 2, ... as big-endian 64-bit numbers, one after the other. */
  static byte[] counted(int length) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    ByteBuffer out = ByteBuffer.allocate(length + 32);
    for (long i = 0; out.position() < length; i++) {
      out.put(sha256.digest(ByteBuffer.allocate(8).putLong(i).array()));
    }
    byte[] bytes = new byte[length];
    out.get(0, bytes);
    return bytes;
  }
}
