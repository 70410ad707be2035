package io.tummycrypt.tcfs.crds.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  @Test
  void countsInsertionsDeletionsReplacementsAndSwaps() {
    assertEquals(0, Suggestion.distance("roots", "roots"));
    assertEquals(1, Suggestion.distance("roots", "root"));
    assertEquals(1, Suggestion.distance("roots", "orots"));
    assertEquals(3, Suggestion.distance("kitten", "sitting"));
    assertEquals(5, Suggestion.distance("", "roots"));
  }

  @Test
  void namesTheNearestWord() {
    List<String> known = List.of("name", "path", "mode");
    assertEquals("; did you mean 'mode'?", Suggestion.of("mod", known));
    assertEquals("; did you mean 'path'?", Suggestion.of("PATH", known));
  }

  @Test
  void namesAllWordsWhenNoneIsNear() {
    assertEquals("; known are a, b", Suggestion.of("something", List.of("a", "b")));
    assertEquals("", Suggestion.of("something", List.of()));
    assertEquals("", Suggestion.ifNear("something", List.of("a", "b")));
  }
}
