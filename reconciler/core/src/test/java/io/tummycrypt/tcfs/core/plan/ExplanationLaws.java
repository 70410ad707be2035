package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Planner.Explained;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What explanations of a whole root and the plan of it say must be the same, path by path. */
final class ExplanationLaws {
  private static final Set<Verdict> ACTING =
      Set.of(Verdict.PENDING, Verdict.CONFLICT, Verdict.HELD);

  private final Plan plan;
  private final Map<TreePath, Explanation> byPath = new TreeMap<>();

  private ExplanationLaws(Plan plan, List<Explanation> explanations) {
    this.plan = plan;
    explanations.forEach(each -> byPath.put(each.path(), each));
  }

  /** Of a device with one root, in which no root is halted. */
  static void require(Plan plan, Explained explained) {
    assertEquals(plan, explained.plan(), "a plan that is explained is the plan");
    ExplanationLaws laws = new ExplanationLaws(plan, explained.explanations());
    plan.actions().forEach(laws::requireAction);
    plan.notices().forEach(laws::requireNotice);
    laws.byPath.values().forEach(laws::requireBorneOut);
  }

  private Explanation find(TreePath path) {
    Explanation found = byPath.get(path);
    assertTrue(found != null, () -> "no word of " + path);
    return found;
  }

  private void requireAction(Action action) {
    Explanation explanation = find(action.path());
    assertTrue(explanation.actions().contains(action), () -> action + " not in " + explanation);
    assertTrue(ACTING.contains(explanation.verdict()), explanation::toString);
  }

  private void requireNotice(Notice notice) {
    switch (notice) {
      case Notice.OpenConflict conflict -> {
        if (requireVerdict(conflict.path(), Verdict.CONFLICT)
            instanceof Explanation.Versions versions) {
          assertEquals(conflict, versions.conflict());
        } else {
          fail("no conflict in " + find(conflict.path()));
        }
      }
      case Notice.Held held -> {
        if (find(held.path()).verdict() != Verdict.CONFLICT) {
          Explanation.Cause cause = requireVerdict(held.path(), Verdict.HELD);
          String hash = plan.heldSets().getFirst().hash();
          assertTrue(
              cause instanceof Explanation.Waiting waiting
                  && waiting.kind() == held.kind()
                  && waiting.hash().equals(hash),
              cause::toString);
        }
      }
      case Notice.Finding finding -> {
        Verdict verdict = find(finding.path()).verdict();
        assertTrue(verdict == Verdict.FAILED || verdict == Verdict.UNSUPPORTED, () -> "" + finding);
      }
      case Notice.LocalOnly local -> {
        Setting<String> rule = local.rule();
        assertEquals(
            new Explanation.Rule(rule, null), requireVerdict(local.path(), Verdict.IGNORED));
      }
      case Notice.Halted _, Notice.NameFinding _, Notice.LeftBehind _, Notice.DiskFloor _ -> {}
      case Notice.Waiting _, Notice.UnreadableDevice _, Notice.LeftOut _ -> {}
      case Notice.NotSupported _ -> {}
    }
  }

  private Explanation.Cause requireVerdict(TreePath path, Verdict verdict) {
    Explanation explanation = find(path);
    assertEquals(verdict, explanation.verdict(), explanation::toString);
    return explanation.cause();
  }

  /** What is said of a path without an action is what can be seen there. */
  private void requireBorneOut(Explanation explanation) {
    Content here = explanation.here() == null ? Content.nothing() : explanation.here().content();
    switch (explanation.verdict()) {
      case SYNCHRONISED -> {
        assertEquals(List.of(), explanation.actions());
        requireSame(explanation, here);
      }
      case PENDING -> assertTrue(!explanation.actions().isEmpty(), explanation::toString);
      case ABSENT -> {
        assertTrue(!here.isLive(), explanation::toString);
        assertEquals(List.of(), explanation.versions());
      }
      case IGNORED, UNSUPPORTED, FAILED -> assertEquals(List.of(), explanation.actions());
      case HELD, CONFLICT -> {}
    }
  }

  private static void requireSame(Explanation explanation, Content here) {
    Siblings siblings = new Siblings(explanation.versions());
    if (explanation.cause() instanceof Explanation.Same) {
      assertTrue(
          explanation.versions().stream()
              .map(Version::content)
              .anyMatch(content -> content.sameContent(here)),
          explanation::toString);
    } else if (siblings.isLive()) {
      assertTrue(
          explanation.agreed() != null && !explanation.agreed().content().isLive(),
          () -> "live in the fleet, and not here: " + explanation);
    }
  }
}
