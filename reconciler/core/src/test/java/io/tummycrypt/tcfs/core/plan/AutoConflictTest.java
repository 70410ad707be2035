package io.tummycrypt.tcfs.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conflicts of which every writer said {@code auto}: one wins, every other becomes a copy. */
class AutoConflictTest {
  private final Scene scene = Scene.of("a", "b", "c", "d");

  private void assertPlan(String... lines) {
    assertEquals(List.of(lines), PlanText.of(scene.plan()));
  }

  @Test
  void ofTwoTheFirstDeviceWinsAndTheOtherIsCopiedWithItsOwnClock() {
    scene.wrote("b", "f.txt", "1");
    scene.wrote("c", "f.txt", "2");

    assertPlan(
        "copy f.conflict-c.txt 2 {c1}", "pull f.conflict-c.txt 2 {c1}", "pull f.txt 1 {b1 c1}");
  }

  @Test
  void theWinnerStaysOnTheDeviceThatHasItAndOnlyItsBaseJoins() {
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.wrote("c", "f", "2");

    assertPlan("copy f.conflict-c 2 {c1}", "pull f.conflict-c 2 {c1}");
    assertEquals(List.of("base f 1 {b1 c1}"), PlanText.bookkeeping(scene.plan()));
  }

  @Test
  void theLoserIsReplacedOnlyAfterItsContentIsPublishedAsACopy() {
    scene.agreed(scene.wrote("c", "f", "2"));
    scene.wrote("b", "f", "1");

    assertPlan("copy f.conflict-c 2 {c1}", "pull f 1 {b1 c1} over 2", "pull f.conflict-c 2 {c1}");
  }

  @Test
  void ofThreeTwoBecomeCopies() {
    scene.agreed(scene.wrote("c", "f", "2"));
    scene.wrote("b", "f", "1");
    scene.wrote("d", "f", "3");

    assertPlan(
        "copy f.conflict-c 2 {c1}",
        "copy f.conflict-d 3 {d1}",
        "pull f 1 {b1 c1 d1} over 2",
        "pull f.conflict-c 2 {c1}",
        "pull f.conflict-d 3 {d1}");
  }

  @Test
  void anUnpublishedEditThatLosesIsPublishedThenCopiedThenReplaced() {
    Scene later = Scene.of("d", "b");
    Version old = later.agreed(later.wrote("b", "f", "1"));
    later.wrote("b", "f", "2", old);
    later.here("f", "3");

    assertEquals(
        List.of(
            "push f 3 {b1 d1}",
            "copy f.conflict-d 3 {b1 d1}",
            "pull f 2 {b2 d1} over 3",
            "pull f.conflict-d 3 {b1 d1}"),
        PlanText.of(later.plan()));
  }

  @Test
  void equalContentsCountOnceAsTheirFirst() {
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "2");
    scene.wrote("d", "f", "2");

    assertPlan("copy f.conflict-c 2 {c1}", "pull f 1 {b1 c1 d1}", "pull f.conflict-c 2 {c1}");
  }

  @Test
  void equalContentsAloneAreNoConflict() {
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "1");

    assertPlan("pull f 1 {b1 c1}");
  }

  @Test
  void aCopyKeepsModeMtimeWriterAndDotOfTheLoser() {
    scene.wrote("b", "f", "1");
    Version loser = scene.wrote("c", "f", "2@755");

    Action.PushCopy copy = (Action.PushCopy) scene.plan().actions().getFirst();

    assertEquals(loser.copiedTo(copy.path()), copy.version());
    assertEquals(loser.path(), copy.version().copyOf());
    assertEquals(loser.by(), copy.version().by());
    assertEquals(loser.dot(), copy.version().dot());
  }

  @Test
  void aCopyThatSomebodyHasPublishedIsNotPublishedAgain() {
    scene.wrote("b", "f", "1");
    Version loser = scene.wrote("c", "f", "2");
    scene.logs.publish("d", copyOf(loser));

    assertPlan("pull f 1 {b1 c1}", "pull f.conflict-c 2 {c1}");
  }

  @Test
  void aCopyThatWasEditedIsNotPublishedAgain() {
    scene.wrote("b", "f", "1");
    Version copy = copyOf(scene.wrote("c", "f", "2"));
    scene.wrote("d", copy.path().toString(), "3", copy);

    assertPlan("pull f 1 {b1 c1}", "pull f.conflict-c 3 {c1 d1}");
  }

  @Test
  void aCopyThatWasDeletedIsNotPublishedAgain() {
    scene.wrote("b", "f", "1");
    Version copy = copyOf(scene.wrote("c", "f", "2"));
    scene.wrote("d", copy.path().toString(), "-", copy);

    assertPlan("pull f 1 {b1 c1}");
  }

  @Test
  void aCopyThatOnlyOurDeletedBaseRemembersIsNotPublishedAgain() {
    scene.wrote("b", "f", "1");
    Version copy = copyOf(scene.wrote("c", "f", "2"));
    scene.base(scene.logs.edit(ConflictMode.AUTO, "d", copy.path().toString(), "-", copy));

    assertPlan("pull f 1 {b1 c1}");
  }

  @Test
  void aCopyThatIsHereAndEqualIsTakenAsIt() {
    scene.wrote("b", "f", "1");
    Version loser = scene.wrote("c", "f", "2");
    scene.here(copyOf(loser).path().toString(), "2");

    assertPlan("push f.conflict-c 2 {a1}", "copy f.conflict-c 2 {c1}", "pull f 1 {b1 c1}");
  }

  @Test
  void anEditOfACopyTicksItAndRemembersWhoseCopyItIs() {
    Version loser = scene.wrote("c", "f", "2");
    Version copy = copyOf(loser);
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.logs.publish("b", copy);
    scene.base(copy).here(copy.path().toString(), "3");

    Plan plan = scene.plan();

    assertEquals(List.of("push f.conflict-c 3 {a1 c1}"), PlanText.of(plan));
    assertEquals(loser.path(), version(plan).copyOf());
  }

  /** It ticks no base, and covers the copy all the same: both are by the same writer. */
  @Test
  void anEditInThePlaceOfACopyOfOurOwnRemembersWhoseCopyItIs() {
    Version loser = scene.wrote("a", "f", "2");
    Version copy = copyOf(loser);
    scene.wrote("b", "f", "1", loser);
    scene.logs.publish("b", copy);
    scene.here(copy.path().toString(), "3");

    assertEquals(loser.path(), version(scene.plan()).copyOf());
  }

  @Test
  void aDeletionOfACopyRemembersWhoseCopyItWas() {
    Version loser = scene.wrote("c", "f", "2");
    Version copy = copyOf(loser);
    scene.agreed(scene.wrote("b", "f", "1"));
    scene.logs.publish("b", copy);
    scene.base(copy);

    Plan plan = scene.plan();

    assertEquals(List.of("push f.conflict-c - {a1 c1}"), PlanText.of(plan));
    assertEquals(loser.path(), version(plan).copyOf());
  }

  @Test
  void aConflictAtTheNameOfACopyIsResolvedInTheSameStep() {
    scene.wrote("b", "f", "1");
    Version copy = copyOf(scene.wrote("c", "f", "2"));
    scene.wrote("d", copy.path().toString(), "3");

    assertPlan(
        "copy f.conflict-c 2 {c1}",
        "copy f.conflict-d.conflict-c 3 {d1}",
        "pull f 1 {b1 c1}",
        "pull f.conflict-c 2 {c1 d1}",
        "pull f.conflict-d.conflict-c 3 {d1}");
  }

  @Test
  void aCopyWithAShortenedNameThatLosesAtItsPathIsCopiedAgain() {
    String path = "x".repeat(251) + ".txt";
    scene.wrote("b", path, "1");
    Version copy = copyOf(scene.wrote("c", path, "2"));
    scene.wrote("b", copy.path().toString(), "3");

    String shown = "x".repeat(229) + ".conflict-c.txt";
    assertPlan(
        "copy " + shown + " 2 {c1}",
        "copy " + shown + " 2 {c1}",
        "pull " + shown + " 3 {b2 c1}",
        "pull " + shown + " 2 {c1}",
        "pull " + path + " 1 {b1 c1}");
  }

  @Test
  void allDevicesFindTheSamePlaceForACopyThatHasNoRoomBesideItsOriginal() {
    String folder = "d/".repeat(2034);
    String path = folder + "d/".repeat(11) + "f.txt";
    List<Version> copies = new ArrayList<>();
    for (List<String> devices : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"))) {
      Scene seen = Scene.of(devices.get(0), devices.get(1), devices.get(2));
      seen.wrote("b", path, "1");
      seen.wrote("c", path, "2");

      assertEquals(
          List.of(
              "copy " + folder + "f.conflict-c.txt 2 {c1}",
              "pull " + path + " 1 {b1 c1}",
              "pull " + folder + "f.conflict-c.txt 2 {c1}"),
          PlanText.of(seen.plan()));
      copies.add(version(seen.plan()));
    }
    assertEquals(copies.get(0), copies.get(1));
  }

  @Test
  void aLinkThatLosesIsCopiedAsALink() {
    scene.wrote("b", "f", "1");
    scene.wrote("c", "f", "link:t");

    assertPlan(
        "copy f.conflict-c link:t {c1}", "pull f 1 {b1 c1}", "pull f.conflict-c link:t {c1}");
  }

  @Test
  void aTombstoneLosesToContentWithoutACopy() {
    Version old = scene.agreed(scene.wrote("b", "f", "1"));
    scene.wrote("b", "f", "-", old);
    scene.wrote("c", "f", "2", old);

    assertPlan("pull f 2 {b2 c1} over 1");
  }

  private static Version copyOf(Version loser) {
    return loser.copiedTo(ConflictName.of(loser));
  }

  private static Version version(Plan plan) {
    return ((Action.Publish) plan.actions().getFirst()).version();
  }
}
