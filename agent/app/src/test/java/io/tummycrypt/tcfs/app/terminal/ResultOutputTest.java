package io.tummycrypt.tcfs.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ResultOutputTest {
  private int writes;

  @Test
  void givesUpTheRestOnceTheReaderIsGone() {
    PrintStream out = new PrintStream(new ResultOutput(failing("Broken pipe")), true, UTF_8);
    out.print("one");
    out.print("two");
    assertFalse(out.checkError());
    assertEquals(1, writes, "what nobody reads is not written");
  }

  @Test
  void failsForAnyOtherReason() {
    ResultOutput out = new ResultOutput(failing("No space left on device"));
    assertThrows(IOException.class, () -> out.write('x'));
    assertThrows(IOException.class, () -> out.write('x'));
    assertEquals(2, writes);
  }

  private OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        writes++;
        throw new IOException(message);
      }
    };
  }
}
