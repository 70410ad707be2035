package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final List<String> LETTERS =
      List.of("a", " ", "'", "\"", "\\", "\n", "$", "u", "0", "\u001b", "\u202e", "\t", "-", "n");

  @Test
  void leavesOrdinaryNamesAlone() {
    for (String name : List.of("notes/todo.md", "Käse_1+2@x.tar.gz", "日本", "a=b,c:d%")) {
      assertEquals(name, Words.of(name));
    }
  }

  @Test
  void quotesOddNamesAsAShellReadsThem() {
    assertEquals("'my file'", Words.of("my file"));
    assertEquals("''", Words.of(""));
    assertEquals("'it'\\''s'", Words.of("it's"));
    assertEquals("'a\\b'", Words.of("a\\b"));
    assertEquals("'a$(b)'", Words.of("a$(b)"));
    assertEquals("$'a\\nb\\\\c\\'d'", Words.of("a\nb\\c'd"));
    assertEquals("$'\\u202egpj.exe'", Words.of("\u202egpj.exe"));
    assertEquals("$'\\U000e0001'", Words.of("\udb40\udc01"));
  }

  @Test
  void showsNoPathThatACommandTakesForAnOption() {
    assertEquals("./-rf", Words.path("-rf"));
    assertEquals("'./-r f/x'", Words.path("-r f/x"));
    assertEquals("$'./-\\n'", Words.path("-\n"));
    assertEquals("a/-rf", Words.path("a/-rf"));
    assertEquals("'my file'", Words.path("my file"));
  }

  @Test
  void neverShowsTwoNamesAlike() {
    long seed = Long.getLong("tcfs.seed", 1);
    System.out.println("WordsTest: seed " + seed + " (-Dtcfs.seed=N)");
    Random random = new Random(seed);
    Set<String> names = new HashSet<>();
    Set<String> shown = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder name = new StringBuilder();
      for (int length = random.nextInt(6); length >= 0; length--) {
        name.append(LETTERS.get(random.nextInt(LETTERS.size())));
      }
      names.add(name.toString());
      shown.add(Words.of(name.toString()));
    }
    assertEquals(names.size(), shown.size());
    assertTrue(shown.stream().noneMatch(word -> word.contains("\n") || word.contains("\u001b")));
  }

  @Test
  void keepsAMessageOnItsLineAndItsBackslashes() {
    assertEquals("'a\\nb' and\\u001b[2K more", Words.line("'a\\nb' and\u001b[2K more"));
    assertFalse(Words.line("a\r\nb\u2028c\u0085d").chars().anyMatch(Character::isISOControl));
  }
}
