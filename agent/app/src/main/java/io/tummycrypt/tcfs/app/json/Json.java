package io.tummycrypt.tcfs.app.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Writes JSON as a stream; nothing is built up first. */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          // In ASCII no name can reach a terminal as an escape sequence, whatever the locale is.
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final JsonGenerator out;

  private Json(JsonGenerator out) {
    this.out = out;
  }

  /** What is written between two braces or brackets. */
  @FunctionalInterface
  interface Body {
    void write() throws IOException;
  }

  /** Writes an element of a list, without braces. */
  @FunctionalInterface
  interface Element<T> {
    void write(T element) throws IOException;
  }

  /** Writes the document that {@code body} fills, and flushes; {@code target} stays open. */
  static void document(OutputStream target, Document body) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (JsonGenerator generator = FACTORY.createGenerator(target)) {
      generator.setPrettyPrinter(printer);
      generator.writeStartObject();
      body.write(new Json(generator));
      generator.writeEndObject();
      generator.writeRaw('\n');
    }
  }

  /** The same as one line of text, without an end of line. */
  static String line(Document body) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.writeStartObject();
      body.write(new Json(generator));
      generator.writeEndObject();
    }
    return text.toString();
  }

  /** Writes fields through the generator itself, as those of a format of the store are. */
  @FunctionalInterface
  interface Members {
    void write(JsonGenerator out) throws IOException;
  }

  /** The fields that {@code members} writes. */
  void members(Members members) throws IOException {
    members.write(out);
  }

  /** The fields of a whole document. */
  @FunctionalInterface
  interface Document {
    void write(Json json) throws IOException;
  }

  void text(String name, String value) throws IOException {
    out.writeStringField(name, value);
  }

  /** Leaves the field out if there is no value. */
  void textIfAny(String name, @Nullable Object value) throws IOException {
    if (value != null && !value.toString().isEmpty()) {
      text(name, value.toString());
    }
  }

  void number(String name, long value) throws IOException {
    out.writeNumberField(name, value);
  }

  /** A number with three digits behind the point. */
  void decimal(String name, double value) throws IOException {
    out.writeNumberField(name, BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP));
  }

  void truth(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
  }

  void object(String name, Body body) throws IOException {
    out.writeObjectFieldStart(name);
    body.write();
    out.writeEndObject();
  }

  /** An array of objects. */
  <T> void objects(String name, Iterable<T> elements, Element<T> body) throws IOException {
    out.writeArrayFieldStart(name);
    for (T element : elements) {
      out.writeStartObject();
      body.write(element);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  void texts(String name, Iterable<String> elements) throws IOException {
    out.writeArrayFieldStart(name);
    for (String element : elements) {
      out.writeString(element);
    }
    out.writeEndArray();
  }
}
