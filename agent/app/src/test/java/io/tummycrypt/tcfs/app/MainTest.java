package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsItsVersion() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString(UTF_8).startsWith("tcfs "), out.toString(UTF_8));
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void answersAnUnknownCommandWithTheUsageCode() {
    assertEquals(64, run("nonsense"));
    assertEquals("", out.toString(UTF_8));
    assertTrue(err.toString(UTF_8).startsWith("usage: "), err.toString(UTF_8));
  }

  private int run(String... args) {
    return Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), args);
  }
}
