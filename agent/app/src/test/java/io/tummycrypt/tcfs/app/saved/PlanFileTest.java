package io.tummycrypt.tcfs.app.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Source;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.plan.StreamPlan;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  @TempDir Path folder;

  @Test
  void takesThePlanThatAnotherAttemptMakesForTheSame() throws IOException {
    Path file = folder.resolve("plan.json");
    String digest = PlanFile.write(file, Samples.rich(1));
    PlanFile.read(file).requireSame(Samples.rich(2));
    assertEquals(digest, PlanFile.write(file, Samples.rich(99)));
  }

  @Test
  void tellsWhatIsDoneAtMessageServersFromAllElse() throws IOException {
    Set<String> lines = new HashSet<>();
    Samples.streams().actions().forEach(action -> lines.add(CanonicalAction.of(action)));
    assertEquals(Samples.streams().actions().size(), lines.size());

    Path file = folder.resolve("plan.json");
    PlanFile.write(file, Samples.empty().with(Samples.streams()));
    PlanFile saved = PlanFile.read(file);
    saved.requireSame(Samples.empty().with(Samples.streams()));
    assertThrows(RefusedException.class, () -> saved.requireSame(Samples.empty()));
  }

  @Test
  void tellsEveryActionFromEveryOther() {
    Set<String> lines = new HashSet<>();
    List<Action> actions = Samples.rich().plan().actions();
    actions.forEach(action -> lines.add(CanonicalAction.of(action)));
    assertEquals(actions.size(), lines.size());
  }

  @Test
  void tellsPlansApartThatDifferInOneContentModeOrReason() {
    String one = digest(List.of(pull(0644, Rule.NEW_ELSEWHERE)));
    assertEquals(one, digest(List.of(pull(0644, Rule.NEW_ELSEWHERE))));
    assertNotEquals(one, digest(List.of(pull(0755, Rule.NEW_ELSEWHERE))));
    assertNotEquals(one, digest(List.of(pull(0644, Rule.RELEASED))));
    assertNotEquals(one, digest(List.of()));
  }

  private static Action pull(int mode, Rule rule) {
    Content.File usual = Samples.file(2, 7);
    Content next = new Content.File(usual.digest(), usual.size(), mode);
    return Samples.pull("a", Samples.file(1, 6), next, 7, rule);
  }

  private static String digest(List<Action> actions) {
    Plan plan = Samples.planned(actions, List.of()).plan();
    return PlanDigest.of("lab", plan, StreamPlan.NONE).hex();
  }

  @Test
  void saysWhatHasChangedSince() throws IOException {
    Action one = push("one");
    Action odd = push(Samples.ODD);
    Planned saved = Samples.planned(List.of(one, odd), List.of());
    assertStale(
        saved,
        Samples.planned(List.of(one, push("two")), List.of()),
        "no longer planned: publish $'docs:evil\\nroot docs: as desired\\u001b[2K.txt';"
            + " newly planned: publish docs:two");
    assertStale(saved, Samples.empty(), "there is nothing left to do");
    assertStale(
        saved,
        Samples.planned(List.of(odd, one), List.of()),
        "the order of its actions has changed");
  }

  @Test
  void saysThatAnActionIsPlannedWithOtherContent() throws IOException {
    Action one = push("one");
    Action edited = Samples.push("one", Samples.file(2, 1), Rule.NEW_HERE, 1, 1);
    Planned saved = Samples.planned(List.of(one), List.of());
    assertStale(
        saved,
        Samples.planned(List.of(edited), List.of()),
        "planned with other content, attributes or reason: publish docs:one");
    assertStale(
        saved,
        Samples.planned(List.of(edited, push("two")), List.of()),
        "newly planned: publish docs:two;"
            + " planned with other content, attributes or reason: publish docs:one");
  }

  @Test
  void saysThatAnotherRevisionHolds() throws IOException {
    Planned now = Samples.rich();
    Planned before = Samples.planned(new Source.Published(6), 6, now.plan().actions(), List.of());
    assertStale(before, now, "it was made for revision 6, now 7 holds");
    assertStale(
        Samples.ofWorkingCopy(), now, "it was made for a working copy that was not published");
  }

  private void assertStale(Planned saved, Planned now, String change) throws IOException {
    Path file = folder.resolve("plan.json");
    PlanFile.write(file, saved);
    PlanFile plan = PlanFile.read(file);
    RefusedException stale = assertThrows(RefusedException.class, () -> plan.requireSame(now));
    assertEquals("plan " + file + " is stale and was not applied: " + change, stale.getMessage());
  }

  private static Action push(String path) {
    return Samples.push(path, Samples.file(1, 1), Rule.NEW_HERE, 1, 1);
  }

  @Test
  void refusesWhatIsNoPlanOfThisVersionOrWasChanged() throws IOException {
    Path file = folder.resolve("plan.json");
    PlanFile.write(file, Samples.rich());
    String good = Files.readString(file);
    assertRefused(file, good.replace("\"revision\" : 7", "\"revision\" : 8"), "has digest");
    assertRefused(file, good.replace("b.txt", "c.txt"), "has digest");
    assertRefused(file, good.replace("\"tcfsPlan\" : 1", "\"tcfsPlan\" : 2"), "its version is 2");
    assertRefused(file, good.replace("\"device\"", "\"devise\""), "unknown field 'devise'");
    assertRefused(file, good.substring(0, good.length() / 2), "it is no JSON at line ");
    assertRefused(file, "junk", "plan " + file + " failed: it is no JSON at line 1");
    assertRefused(file, good + "{}", "expected its end");
    assertRefused(file, "[]", "expected an object at line 1");
    assertRefused(file, "", "expected an object");
    Files.delete(file);
    RefusedException absent = assertThrows(RefusedException.class, () -> PlanFile.read(file));
    assertTrue(
        String.valueOf(absent.getMessage()).endsWith("there is no such file"), absent.getMessage());
  }

  private static void assertRefused(Path file, String text, String why) throws IOException {
    Files.writeString(file, text);
    RefusedException refused = assertThrows(RefusedException.class, () -> PlanFile.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
  }
}
