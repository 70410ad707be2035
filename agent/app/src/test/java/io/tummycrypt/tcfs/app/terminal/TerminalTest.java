package io.tummycrypt.tcfs.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.render.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void knowsEachStreamForItself() {
    assertEquals(new Terminal(true, true, 120, 40, false), of("out,err", "40x120"));
    assertTrue(of("err", "40x120").err());
    assertFalse(of("err", "40x120").out());
    assertFalse(of("", "").err());
  }

  @Test
  void isAsWideAsAPersonSaysElseAsItWasFoundElseEighty() {
    Map<String, String> said = Map.of("COLUMNS", "132", "LINES", "50");
    assertEquals(new Terminal(true, false, 132, 50, false), Terminal.of("out", "40x120", said));
    Map<String, String> nonsense = Map.of("COLUMNS", "wide", "LINES", "0");
    assertEquals(new Terminal(true, false, 120, 40, false), Terminal.of("out", "40x120", nonsense));
    assertEquals(new Terminal(true, false, 80, 24, false), of("out", ""));
    assertEquals(new Terminal(true, false, 80, 24, false), of("out", "0x0"));
  }

  @Test
  void hasNoWidthWhereThereIsNone() {
    Map<String, String> said = Map.of("COLUMNS", "132");
    assertEquals(Page.UNLIMITED, Terminal.of("err", "", said).outWidth());
    assertEquals(132, Terminal.of("err", "", said).errWidth());
  }

  private static Terminal of(String streams, String size) {
    return Terminal.of(streams, size, Map.of());
  }
}
