package io.tummycrypt.tcfs.core.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "\\",
          "n",
          "u",
          "0",
          "\n",
          "\t",
          "\u001b",
          "\ud83d",
          "\ude00",
          "😀",
          "\u202e",
          "\u2028",
          "\udb40\udc01",
          "{",
          "}",
          "é");

  @ParameterizedTest
  @ValueSource(strings = {"", "todo.md", "a b", "été", "日本", "😀", "'quoted'"})
  void leavesPlainTextAsItIs(String text) {
    assertSame(text, Printable.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10, \\n",
    "13, \\r",
    "9, \\t",
    "92, \\\\",
    "27, \\u001b",
    "127, \\u007f",
    "133, \\u0085",
    "0x202e, \\u202e",
    "0x2028, \\u2028",
    "0xfeff, \\ufeff",
    "0xd800, \\ud800",
    "0xe0001, \\u{e0001}"
  })
  void escapesWhatCouldForgeOutput(String codePoint, String escaped) {
    String text = "a" + Character.toString(Integer.decode(codePoint)) + "b";

    assertEquals("a" + escaped + "b", Printable.of(text));
  }

  @Test
  void keepsDifferentTextsDifferentAndHarmless() {
    long seed = Generators.firstSeed(getClass());
    Generators any = Generators.seeded(seed);
    Map<String, String> texts = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String text = String.join("", any.listOf(any.below(5), () -> any.pick(PIECES)));
      String printed = Printable.of(text);

      String before = texts.put(printed, text);
      assertTrue(before == null || before.equals(text), "two texts are printed as " + printed);
      assertTrue(printed.codePoints().noneMatch(PrintableTest::isDangerous), printed);
    }
  }

  private static boolean isDangerous(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR;
  }
}
