package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * A device that found nothing to do knows that again without reading what it knows, and whatever
 * changes makes it look at everything. A sync that looks at everything notes it anew.
 */
final class AtRestTest extends TwoMachines {
  private static final String NOTHING = "there was nothing to do";

  private static Path note(Machine machine) {
    return machine.home().resolve("state/at-rest");
  }

  private static Object identity(Machine machine) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(note(machine), BasicFileAttributes.class);
    return List.of(
        Objects.requireNonNull(attributes.fileKey()), attributes.lastModifiedTime().toString());
  }

  /** Syncs until what is there is old enough to be known again. */
  private static void rest(Machine machine) throws IOException {
    Files.deleteIfExists(note(machine));
    Instant end = Instant.now().plusSeconds(60);
    do {
      machine.sync();
    } while (!Files.exists(note(machine)) && Instant.now().isBefore(end));
    assertTrue(isAtRest(machine));
  }

  /** Whether a sync found nothing, and looked no further than it had to. */
  private static boolean isAtRest(Machine machine) throws IOException {
    Object before = identity(machine);
    boolean foundNothing = machine.sync().out().contains(NOTHING);
    return foundNothing && before.equals(identity(machine));
  }

  private void shareSome() throws IOException {
    a.write("plan.txt", "1");
    a.write("d/x", "more");
    a.write("d/x.o", "left out");
    a.write("d/.tcfsignore", "*.o");
    rest(a);
    rest(b);
    rest(a);
  }

  @Test
  void whoIsAtRestStaysSoAndSaysTheSame() throws IOException {
    shareSome();
    Files.createSymbolicLink(a.at("link"), Path.of("plan.txt"));
    rest(a);
    List<String> looks = List.of("sync", "status", "status --json", "diff-desired", "sync --json");
    for (String look : looks) {
      String[] words = look.split(" ", -1);
      String atRest = a.done(words).out();
      Object before = identity(a);
      byte[] noted = Files.readAllBytes(note(a));
      Files.delete(note(a));
      assertEquals(a.done(words).out(), atRest, look);
      Files.write(note(a), noted);
      assertNotEquals(before, identity(a));
    }
    assertTrue(
        a.done("status").out().contains("1 path by exclude patterns"), a.done("status").out());
  }

  /** What a user does. */
  @FunctionalInterface
  private interface Edit {
    void run() throws IOException;
  }

  /** Lets a user of a, which is at rest, change something at a path, which b has to be told of. */
  private void travels(String path, Edit edit) throws IOException {
    rest(a);
    String before = Tree.shared(b.docs()).get(path);
    edit.run();
    a.sync();
    b.sync();
    String after = Tree.shared(b.docs()).get(path);
    assertEquals(Tree.shared(a.docs()).get(path), after);
    assertNotEquals(before, after);
  }

  @Test
  void whateverAUserDoesIsSeen() throws IOException {
    shareSome();
    travels("plan.txt", () -> a.write("plan.txt", "2"));
    travels("new", () -> a.write("new", ""));
    travels("d/x", () -> a.delete("d/x"));
    travels("plan.txt", () -> setMode(a.at("plan.txt"), "rw-------"));
    travels("d/x.o", () -> a.write("d/.tcfsignore", ""));
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void whateverAnotherDeviceDoesIsSeen() throws IOException {
    shareSome();
    b.write("plan.txt", "of b");
    b.sync();

    a.sync();

    assertEquals("of b", a.read("plan.txt"));
  }

  @Test
  void anotherDocumentIsFollowed() throws IOException {
    shareSome();
    b.changeDocument(text -> text.replace("percent: 25", "percent: 26"));

    assertFalse(isAtRest(a));
  }

  @Test
  void aLostStateIsMadeAnew() throws IOException {
    shareSome();
    Files.delete(a.home().resolve("state/journal"));

    assertFalse(isAtRest(a));
    assertEquals("1", a.read("plan.txt"));
  }

  @Test
  void aRootWithoutItsMarkerIsHalted() throws IOException {
    shareSome();
    Files.delete(a.at(".tcfs/root.json"));

    a.ends(3, "sync");
  }

  @Test
  void whatWaitsForAPersonIsSaidEachTime() throws IOException {
    shareSome();
    for (int i = 0; i < 60; i++) {
      a.write("many/" + i, "number " + i);
    }
    rest(a);
    b.sync();
    for (int i = 0; i < 60; i++) {
      a.delete("many/" + i);
    }
    a.ends(3, "sync");
    String held = a.ends(3, "sync").out();

    assertEquals(held, a.ends(3, "sync").out());
  }

  @Test
  void aRefusedPushIsToldUntilItIsDecided() throws IOException {
    shareSome();
    a.write("plan.txt", "of a");
    b.write("plan.txt", "of b");
    b.sync();
    a.ends(4, "push", a.at("plan.txt").toString());

    String told = a.ends(4, "status").out();
    assertTrue(told.contains("Refused push"), told);
    a.sync();
    rest(a);
    told = a.done("status").out();
    assertFalse(told.contains("Refused push"), told);
  }

  @Test
  void whoLooksLeavesToTheNextSyncWhatAKilledOneLeft() throws IOException {
    shareSome();
    Path note = Files.createSymbolicLink(a.at(".tcfs/tmp/unlocked-0"), Path.of("755 d"));

    a.done("status");
    assertTrue(Files.isSymbolicLink(note));
    assertFalse(isAtRest(a));
    assertFalse(Files.isSymbolicLink(note));
  }

  /** It has given itself the right to write for one step, and will take it back itself. */
  @Test
  void whoLooksBesideASyncLeavesToItTheFolderThatItHasUnlocked() throws IOException {
    shareSome();
    setMode(a.at("d"), "r-xr-xr-x");
    rest(a);
    Path note;
    RunLock.Attempt attempt = RunLock.take(TcfsHome.in(a.home()), "tcfs sync", Instant.now());
    try (RunLock _ = assertInstanceOf(RunLock.Attempt.Taken.class, attempt).lock()) {
      note = Files.createSymbolicLink(a.at(".tcfs/tmp/unlocked-0"), Path.of("555 d"));
      setMode(a.at("d"), "rwxr-xr-x");
      SortedMap<String, String> everything = a.everything();
      for (String look : List.of("status", "diff-desired", "conflicts")) {
        Ended ended = a.tcfs(look);
        assertEquals("", ended.err(), look);
        assertEquals(everything, a.everything(), look);
      }
    }
    assertTrue(a.sync().out().contains(NOTHING), "what is the sync's own is no edit");
    assertFalse(Files.isSymbolicLink(note));
    assertEquals(
        "r-xr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(a.at("d"))));
  }

  @Test
  void aRootThatWasRemovedIsNoHindrance() throws IOException {
    Path other = Files.createDirectories(a.home().resolveSibling("other"));
    a.done("root", "add", "other=" + other);
    Files.writeString(other.resolve("x"), "x");
    a.sync();
    a.done("root", "remove", "other");
    a.sync();
    Path away = Files.move(other, other.resolveSibling("away"));
    rest(a);
    Files.move(away, other);

    assertTrue(a.done("status").out().contains("Left behind"), a.done("status").out());
  }

  @Test
  void aNoteThatIsNoneIsOfNoUseAndNoHarm() throws IOException {
    shareSome();
    for (String text : List.of("", "0.1.0-SNAPSHOT\n", "\0\n\n\n", "x\ny\nz\n")) {
      Files.writeString(note(a), text);
      a.done("status");
      assertTrue(a.sync().out().contains(NOTHING));
    }
    Files.delete(note(a));
    Files.createDirectory(note(a));
    a.done("status");
    assertTrue(a.sync().out().contains(NOTHING));
  }
}
