package io.tummycrypt.tcfs.store.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

/** Writes JSON: on one line, in ASCII, so that any text that Java can hold survives. */
public final class JsonText {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Writes the members of an object. */
  @FunctionalInterface
  public interface Members {
    void write(JsonGenerator out) throws IOException;
  }

  private JsonText() {}

  /** One object. */
  public static byte[] object(Members members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      members.write(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes one object after the other, with nothing between them but what is written there. */
  static JsonGenerator generator(OutputStream bytes) throws IOException {
    JsonGenerator generator = FACTORY.createGenerator(bytes);
    generator.setRootValueSeparator(new SerializedString(""));
    return generator;
  }

  /** A member that is an array of texts. */
  public static void texts(JsonGenerator out, String name, Collection<String> texts)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }
}
