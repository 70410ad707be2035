package io.tummycrypt.tcfs.store.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** Objects of JSON, each on a line, as {@link JsonText} writes them. For one thread. */
public final class JsonLines {
  private final Blocks text = new Blocks();
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
    return text.size() + out.getOutputBuffered();
  }

  /** All lines in ASCII, in parts. */
  public List<ByteBuffer> buffers() throws IOException {
    out.flush();
    return text.buffers();
  }
}
