package io.tummycrypt.tcfs.crds.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPathTest {
  private static boolean contains(String outer, String inner) {
    return LocalPath.of(outer).contains(LocalPath.of(inner));
  }

  @Test
  void oneSpellingForOnePlace() {
    for (String text : List.of("/a/b", "/a//b/", "/a/./b", "/a/c/../b", "//a/b/.")) {
      assertEquals("/a/b", LocalPath.of(text).toString());
    }
    assertEquals("~/git", LocalPath.of("~/x/..//git/").toString());
    assertEquals("~", LocalPath.of("~/").toString());
    assertEquals("/", LocalPath.of("/a/..").toString());
  }

  @Test
  void relativePathsAndOtherHomesAreRefused() {
    for (String text : List.of("git", "./git", "~jess/git", "", "../x")) {
      assertNotNull(LocalPath.refusal(text), text);
    }
    assertThrows(IllegalArgumentException.class, () -> LocalPath.of("git"));
  }

  @Test
  void pathsThatClimbAboveTheirStartAreRefused() {
    assertEquals("'~/..' leads above its start by '..'", LocalPath.refusal("~/.."));
    assertNotNull(LocalPath.refusal("/a/../../b"));
    assertNull(LocalPath.refusal("~/a/../b"));
  }

  @Test
  void containsItselfAndWhatIsInsideByWholeNames() {
    assertTrue(contains("/a", "/a"));
    assertTrue(contains("/a", "/a/b"));
    assertFalse(contains("/a", "/ab"));
    assertFalse(contains("/a/b", "/a"));
    assertTrue(contains("/", "/a"));
    assertTrue(contains("~", "~/a"));
  }

  @Test
  void placesOfTwoKindsCompareOnlyOnceTheHomeIsKnown() {
    assertFalse(contains("~/git", "/home/jess/git"));
    LocalPath home = LocalPath.of("/home/jess");
    LocalPath expanded = LocalPath.of("~/git").expand(home);
    assertEquals(LocalPath.of("/home/jess/git"), expanded);
    assertEquals(LocalPath.of("/x"), LocalPath.of("/x").expand(home));
  }

  @Test
  void whatIsInsideFollowsItsFolderDirectly() {
    List<String> sorted =
        List.of("/a-b", "/a", "/a/b", "/a/c/d", "~/a").stream()
            .map(LocalPath::of)
            .sorted()
            .map(LocalPath::toString)
            .toList();
    assertEquals(List.of("/a", "/a/b", "/a/c/d", "/a-b", "~/a"), sorted);
  }
}
