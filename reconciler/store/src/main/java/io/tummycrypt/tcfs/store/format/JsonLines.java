package io.tummycrypt.tcfs.store.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Objects of JSON, each on a line, as {@link JsonText} writes them. For one thread. */
public final class JsonLines {
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private final JsonGenerator out = JsonText.generator(text);

  /** No lines. */
  public JsonLines() throws IOException {}

  /** Adds the line of an object. After an exception none of the lines is worth anything. */
  public void add(JsonText.Members members) throws IOException {
    out.writeStartObject();
    members.write(out);
    out.writeEndObject();
    out.writeRaw('\n');
  }

  /** How many bytes all lines have. */
  public long length() {
    return (long) text.size() + out.getOutputBuffered();
  }

  /** Adds all of these lines. */
  public void add(JsonLines others) throws IOException {
    out.flush();
    others.out.flush();
    others.text.writeTo(text);
  }

  /** All lines in ASCII. */
  public byte[] toBytes() throws IOException {
    out.flush();
    return text.toByteArray();
  }
}
