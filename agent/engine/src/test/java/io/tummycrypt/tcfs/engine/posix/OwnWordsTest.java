package io.tummycrypt.tcfs.engine.posix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class OwnWordsTest {
  private static byte[] bytes(String line) {
    return line.getBytes(ISO_8859_1);
  }

  @Test
  void showsTheBytesOfTheFirstWordThatIsNoText() {
    assertEquals("caf\\xe9", OwnWords.notUtf8(bytes("java\0push\0caf\u00e9\0\u00ff\0"), 3));
    assertEquals("\\xff", OwnWords.notUtf8(bytes("java\0\0\u00ff\0\0"), 2));
  }

  @Test
  void looksAtTheLastWordsAlone() {
    assertNull(OwnWords.notUtf8(bytes("\u00ff\0push\0x\0"), 2));
    assertNull(OwnWords.notUtf8(bytes("push\0"), 5));
  }

  @Test
  void textIsTextThoughItHasTheSignOfWhatIsNone() {
    assertNull(OwnWords.notUtf8("push\0caf\ufffd\0".getBytes(UTF_8), 1));
  }
}
