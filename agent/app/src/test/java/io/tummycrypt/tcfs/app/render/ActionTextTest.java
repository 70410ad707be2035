package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why something is done, and who made what it comes from. */
class ActionTextTest {
  private static final RootName DOCS = new RootName("docs");
  private static final TreePath PATH = TreePath.parse("l");
  private static final Content LINK = new Content.Link("p");

  @Test
  void whatMakesRoomForAnotherKindSaysWhoChangedThePath() {
    Reason reason = new Reason(Rule.CHANGED_ELSEWHERE, "bates");

    assertWhy("changed elsewhere, by bates", new Action.Delete(DOCS, PATH, LINK, null, reason));
    assertWhy(
        "changed elsewhere, by bates", new Action.RemoveFolder(DOCS, PATH, LINK, null, reason));
  }

  @Test
  void whoMadeAVersionIsNamedOnce() {
    Base next = base("yoga");

    for (Rule rule : List.of(Rule.CHANGED_ELSEWHERE, Rule.NEW_ELSEWHERE, Rule.CONFLICT_WON)) {
      Reason reason = new Reason(rule, "bates");
      assertWhy(
          rule.text() + ", by bates",
          new Action.Pull(DOCS, PATH, Content.nothing(), next, 0, reason));
    }
  }

  @Test
  void aCopyIsOfAPathAndADeletionIsOfADevice() {
    Base next = base("yoga");

    assertWhy(
        "conflict: kept as a copy of plan.md, by yoga",
        new Action.Pull(DOCS, PATH, LINK, next, 0, new Reason(Rule.CONFLICT_COPY, "plan.md")));
    assertWhy(
        "deleted elsewhere, by yoga",
        new Action.Delete(DOCS, PATH, LINK, next, new Reason(Rule.DELETED_ELSEWHERE, "")));
  }

  private static void assertWhy(String expected, Action action) {
    List<String> lines = new ArrayList<>();
    ActionText.print(List.of(action), lines::add);
    assertEquals(1, lines.size());
    assertTrue(lines.getFirst().endsWith("  " + expected), lines::toString);
  }

  private static Base base(String device) {
    Dot dot = new Dot(new Incarnation(new DeviceName(device), 1), 1);
    return new Base(LINK, Instant.EPOCH, Clock.ZERO.tick(dot), dot, null, null);
  }
}
