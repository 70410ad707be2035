package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.loop.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Machines that nobody asks to sync. */
class AgentTest extends TwoMachines {
  /** So many go by before it is believed that nothing will be done. */
  private static final int POLLS = 20;

  private final List<RunningAgent> running = new ArrayList<>();

  private RunningAgent run(Machine machine) throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(machine);
    running.add(agent);
    return agent;
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (RunningAgent agent : running) {
      agent.end();
    }
  }

  private void becomeEqual() {
    Eventually.holds(() -> Tree.shared(a.docs()).equals(Tree.shared(b.docs())), this::bothTrees);
  }

  private String bothTrees() {
    try {
      return "a: " + Tree.shared(a.docs()) + "\nb: " + Tree.shared(b.docs());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void arrives(Path file, String text) {
    Eventually.holds(() -> Files.readString(file).equals(text), () -> file + " has not come");
  }

  @Test
  void bringsChangesFromEachToTheOther() throws IOException, InterruptedException {
    Files.writeString(a.docs().resolve("before"), "was there");
    run(a);
    run(b);
    arrives(b.docs().resolve("before"), "was there");

    Files.writeString(a.docs().resolve("one"), "from a");
    arrives(b.docs().resolve("one"), "from a");

    Files.writeString(b.docs().resolve("one"), "from b");
    arrives(a.docs().resolve("one"), "from b");

    Files.createDirectories(b.docs().resolve("deep/er"));
    Files.writeString(b.docs().resolve("deep/er/file"), "below");
    arrives(a.docs().resolve("deep/er/file"), "below");

    Files.move(a.docs().resolve("deep"), a.docs().resolve("moved"));
    arrives(b.docs().resolve("moved/er/file"), "below");

    Files.delete(b.docs().resolve("before"));
    Eventually.holds(() -> Files.notExists(a.docs().resolve("before")), () -> "it was not deleted");
    becomeEqual();
  }

  /** Were they taken for deletions, so many would be held. */
  @Test
  void takesManyMovesForWhatTheyAre() throws IOException, InterruptedException {
    for (int i = 0; i < 80; i++) {
      a.write("photo" + i, "text " + i);
    }
    run(a);
    run(b);
    arrives(b.docs().resolve("photo79"), "text 79");
    becomeEqual();

    Files.createDirectory(a.docs().resolve("photos"));
    for (int i = 0; i < 40; i++) {
      Files.move(a.docs().resolve("photo" + i), a.docs().resolve("photos/" + i));
    }
    becomeEqual();
    arrives(b.docs().resolve("photos/39"), "text 39");
    assertTrue(Files.notExists(b.docs().resolve("photo0")));
  }

  @Test
  void restsWhenThereIsNothingToDo() throws IOException, InterruptedException {
    Files.writeString(a.docs().resolve("file"), "text");
    RunningAgent agentOfA = run(a);
    RunningAgent agentOfB = run(b);
    arrives(b.docs().resolve("file"), "text");

    Eventually.holds(
        () -> a.tcfs("diff-desired").code() == 0 && b.tcfs("diff-desired").code() == 0,
        () -> "something is left to do");
    assertEquals(List.of(), agentOfA.failures());
    assertEquals(List.of(), agentOfB.failures());
  }

  /** The kernel tells of changes through a name that is watched, and of no others. */
  @Test
  void findsWhatNobodyTellsOfWhenItLooksAtEverything() throws IOException, InterruptedException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "1");
    Files.setLastModifiedTime(elsewhere, FileTime.from(Instant.EPOCH));
    Files.createLink(a.at("linked"), elsewhere);
    RunningAgent hearing = run(a);
    arrivesBySync("1");
    // What has just changed is looked at once more by itself.
    int first = hearing.looks().size();
    Eventually.holds(() -> hearing.looks().size() > first + 20, () -> "it does not look any more");
    Files.writeString(elsewhere, "text 2");
    int looks = hearing.looks().size();
    Eventually.holds(() -> hearing.looks().size() > looks + 5, () -> "it does not look any more");
    b.sync();
    assertEquals("1", b.read("linked"), "that nothing is heard of it");
    hearing.end();

    Pace usual = RunningAgent.QUICK;
    running.add(
        RunningAgent.of(
            a,
            new Pace(
                usual.gather(),
                usual.settle(),
                usual.longest(),
                3_600_000,
                500,
                usual.turn(),
                usual.retry())));
    arrivesBySync("text 2");
    Files.writeString(elsewhere, "the text 3");
    arrivesBySync("the text 3");
  }

  private void arrivesBySync(String text) {
    Eventually.holds(
        () -> {
          b.sync();
          return b.read("linked").equals(text);
        },
        () -> text + " has not come");
  }

  @Test
  void leavesRoomForCommands() throws IOException, InterruptedException {
    run(a);
    Files.writeString(b.docs().resolve("file"), "text");
    b.sync();
    arrives(a.docs().resolve("file"), "text");

    Files.writeString(a.docs().resolve("pushed"), "by hand");
    a.done("sync");
    b.sync();
    assertEquals("by hand", Files.readString(b.docs().resolve("pushed")));
    Files.writeString(a.docs().resolve("after"), "by the agent");
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("after"));
        },
        () -> "the agent did not go on");
  }

  @Test
  void followsANewDocument() throws IOException, InterruptedException {
    run(a);
    Path more = Files.createDirectories(folder.resolve("a/more"));
    Files.writeString(more.resolve("file"), "text");

    b.done("root", "add", "more=" + Files.createDirectories(folder.resolve("b/more")));
    a.done("root", "add", "more=" + more);

    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(folder.resolve("b/more/file"));
        },
        () -> "the new root was not taken up");
  }

  /** No command is run on the other machine, and no file is edited there. */
  @Test
  void oneEditOfTheDocumentRulesOnAllMachines() throws IOException, InterruptedException {
    RunningAgent agentOfA = run(a);
    RunningAgent agentOfB = run(b);
    b.write("before.part", "text");
    arrives(a.at("before.part"), "text");

    a.changeDocument(AgentTest::withoutParts);
    follow(3, agentOfA, agentOfB);
    for (Machine machine : fleet.machines()) {
      machine.write("of-" + machine.name() + ".part", "text");
      machine.write("of-" + machine.name(), "text");
    }
    arrives(a.at("of-b"), "text");
    arrives(b.at("of-a"), "text");
    assertTrue(Files.notExists(a.at("of-b.part")));
    assertTrue(Files.notExists(b.at("of-a.part")));
    arrives(a.at("before.part"), "text");

    Path notesOfA = Files.createDirectory(a.docs().resolveSibling("notes"));
    Path notesOfB = b.docs().resolveSibling("notes");
    Files.writeString(notesOfA.resolve("one"), "from a");
    a.changeDocument(AgentTest::withNotes);
    Eventually.holds(
        () ->
            agentOfB.knowledge().state().roots().stream()
                .anyMatch(each -> each.root().text().equals("notes") && each.halted() != null),
        () -> agentOfB.knowledge().state().toString());
    Files.createDirectory(notesOfB); // What is not mounted yet looks like this as well.
    arrives(notesOfB.resolve("one"), "from a");
    Files.writeString(notesOfB.resolve("two"), "from b");
    arrives(notesOfA.resolve("two"), "from b");
  }

  private static String withoutParts(String document) {
    return document.replaceFirst("(?m)^( +)excludePatterns:\\n", "$0$1  - \"*.part\"\n");
  }

  /** A root of the fleet beside docs, and where it is on each device. */
  private static String withNotes(String document) {
    return document
        .replaceFirst("(?m)^( +)- name: docs\n(?! +path)", "$0$1- name: notes\n")
        .replaceAll(
            "(?m)^( +)- name: docs\n( +)path: (.*)/docs\n",
            "$0$1- name: notes\n$2path: $3/notes\n");
  }

  private static void follow(long revision, RunningAgent... agents) {
    for (RunningAgent agent : agents) {
      Eventually.holds(
          () -> agent.knowledge().state().revision() == revision,
          () -> agent.knowledge().state().toString());
    }
  }

  @Test
  void doesMuchInTurnsBetweenWhichOthersAreServed() throws IOException, InterruptedException {
    for (int i = 0; i < 2 * 2_048 + 10; i++) {
      a.write("many/" + i, "text " + i);
    }
    a.sync();
    RunningAgent inTurns = RunningAgent.of(b, RunningAgent.QUICK.turning(0));
    running.add(inTurns);
    becomeEqual();
    awaitWhole(inTurns);
    long cut = inTurns.looks().stream().filter(look -> look.ended().isCutShort()).count();
    assertTrue(cut >= 2, () -> cut + " looks left something to the next");
    b.done("diff-desired");
  }

  @Test
  void whatMovesSlowlyItMovesInTurnsToo() throws IOException, InterruptedException {
    writeMuchAtALowLimit();
    RunningAgent slow = RunningAgent.of(a, RunningAgent.QUICK.turning(0));
    running.add(slow);
    awaitWhole(slow);
    long cut = slow.looks().stream().filter(look -> look.ended().isCutShort()).count();
    assertTrue(cut >= 2, () -> cut + " looks left something to the next");
    run(b);
    becomeEqual();
  }

  @Test
  void anEditIsPublishedBeforeMuchThatIsNew() throws IOException, InterruptedException {
    editBesideMuchAtALowLimit();
    RunningAgent slow = RunningAgent.of(a, RunningAgent.QUICK.turning(0));
    running.add(slow);
    awaitWhole(slow);
    assertEquals(List.of("edited"), firstDone(slow));
    run(b);
    becomeEqual();
  }

  @Test
  void theRestFollowsInTheSameLook() throws IOException, InterruptedException {
    editBesideMuchAtALowLimit();
    RunningAgent slow = run(a);
    List<String> done = firstDone(slow);
    assertEquals("edited", done.getFirst());
    assertEquals(13, done.size());
    assertFalse(slow.looks().getFirst().ended().isCutShort());
    run(b);
    becomeEqual();
  }

  private void editBesideMuchAtALowLimit() throws IOException {
    a.write("edited", "before");
    a.sync();
    writeMuchAtALowLimit();
    a.write("edited", "after");
  }

  /** What the first look of an agent has done, by path, in order. */
  private static List<String> firstDone(RunningAgent agent) {
    Applied first = Objects.requireNonNull(agent.looks().getFirst().applied());
    return first.outcome().done().stream().map(action -> action.path().toString()).toList();
  }

  /** What takes some seconds to send, and nobody has touched for long. */
  private void writeMuchAtALowLimit() throws IOException {
    Files.writeString(
        a.home().resolve("config/device.yaml"), "limits:\n  up: 2M\n", StandardOpenOption.APPEND);
    Random random = new Random(1);
    for (int i = 0; i < 12; i++) {
      byte[] noise = new byte[500_000];
      random.nextBytes(noise);
      Path file = Files.write(a.docs().resolve("noise" + i), noise);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }
  }

  private static void awaitWhole(RunningAgent agent) {
    Eventually.holds(
        () -> !agent.looks().getLast().ended().isCutShort(), () -> "it goes on and on");
  }

  @Test
  void sendsNoFasterThanItsSettingsSay() throws Exception {
    Path settings = a.home().resolve("config/device.yaml");
    Files.writeString(settings, "limits:\n  up: 20K\n", StandardOpenOption.APPEND);
    BlockingQueue<AgentEvent.Round> rounds = new LinkedBlockingQueue<>();
    run(a)
        .knowledge()
        .watch(event -> {
          if (event instanceof AgentEvent.Round round) {
            rounds.add(round);
          }
        });
    byte[] noise = new byte[60_000];
    new Random(1).nextBytes(noise);
    Files.write(a.docs().resolve("noise"), noise);
    AgentEvent.Round round = rounds.take();
    while (round.bytesUp() < noise.length) {
      round = rounds.take();
    }
    Duration took = round.took();
    assertTrue(took.toMillis() >= 2_000, () -> "that took " + took);
  }

  @Test
  void doesNothingWhileTheFleetIsSuspended() throws IOException, InterruptedException {
    b.changeDocument(text -> text.replaceFirst("spec:\n", "spec:\n  suspend: true\n"));
    RunningAgent agent = run(a);
    Files.writeString(a.docs().resolve("file"), "text");
    int stops = agent.stops();
    Eventually.holds(() -> agent.stops() >= stops + POLLS, () -> "it does not poll any more");
    assertEquals(List.of(), agent.looks());
    assertTrue(Files.notExists(a.store().resolve("heads/a")), "something was published");
    b.sync();
    assertTrue(Files.notExists(b.docs().resolve("file")));

    b.changeDocument(text -> text.replace("  suspend: true\n", ""));
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("file"));
        },
        () -> "it did not go on");
  }

  @Test
  void doesNothingWhileItIsPaused() throws IOException, InterruptedException {
    RunningAgent agent = run(a);
    Files.writeString(a.docs().resolve("before"), "text");
    Eventually.holds(() -> a.tcfs("diff-desired").code() == 0, () -> "something is left to do");
    a.done("pause");
    int looks = agent.looks().size();
    Files.writeString(a.docs().resolve("file"), "text");
    Files.writeString(b.docs().resolve("other"), "text");
    b.sync();
    assertTrue(a.done("status").out().contains("paused since"));
    assertEquals(0, a.done("pause").code());
    assertTrue(Files.notExists(a.docs().resolve("other")));
    assertEquals(looks, agent.looks().size());

    a.done("resume");
    arrives(a.docs().resolve("other"), "text");
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("file"));
        },
        () -> "it did not go on");
    assertTrue(a.done("resume").out().contains("was not paused"));
  }

  @Test
  void goesOnWhenTheStoreIsBack() throws IOException, InterruptedException {
    RunningAgent agent = run(a);
    Path away = a.store().resolveSibling("away");
    Files.move(a.store(), away);
    Files.writeString(a.docs().resolve("file"), "text");
    Eventually.holds(
        () -> agent.failures().size() > 2,
        () -> "it has not noticed: " + agent.failures() + agent.looks());

    Files.move(away, a.store());
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("file"));
        },
        () -> "it did not go on");
    assertTrue(Files.exists(a.docs().resolve("file")));
  }

  @Test
  void isReadyWithoutTheStore() throws IOException, InterruptedException {
    Path away = a.store().resolveSibling("away");
    Files.move(a.store(), away);
    Files.writeString(a.docs().resolve("file"), "text");
    run(a);

    Files.move(away, a.store());
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("file"));
        },
        () -> "it did not begin");
  }

  @Test
  void goesOnWhenTheStoreHasAllItsHeadsAgain() throws IOException, InterruptedException {
    b.write("known", "text");
    b.sync();
    RunningAgent agent = run(a);
    arrives(a.docs().resolve("known"), "text");
    Path aside = a.store().resolveSibling("aside");
    Files.move(a.store().resolve("heads/b"), aside);
    Eventually.holds(
        () -> agent.failures().stream().filter(HaltException.class::isInstance).count() > 1,
        () -> "it has not noticed: " + agent.failures());
    Files.writeString(a.docs().resolve("file"), "text");

    Files.move(aside, a.store().resolve("heads/b"));
    Eventually.holds(
        () -> {
          b.sync();
          return Files.exists(b.docs().resolve("file"));
        },
        () -> "it did not go on: " + agent.failures());
  }
}
