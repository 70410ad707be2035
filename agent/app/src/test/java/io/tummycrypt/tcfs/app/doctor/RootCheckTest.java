package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.core.apply.RootGate;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootCheckTest {
  private static final DesiredRoot ROOT =
      Objects.requireNonNull(Samples.rich().desired().roots().get(Samples.DOCS));

  @TempDir private Path folder;

  @Test
  void aHaltedRootIsAnErrorAndNothingElseIsLookedAt() throws IOException {
    List<Check> checks = checks(new RootGate.Halt("it is gone", "mount it"), true);
    assertEquals(
        List.of(Check.error(Topic.FOLDER, "it is gone", "mount it").of(Samples.DOCS)), checks);
  }

  @Test
  void aRootThatIsToBeTakenUpIsLookedAtWithoutWriting() throws IOException {
    List<Check> checks = checks(new RootGate.FirstRun(true), true);
    assertEquals(Level.OK, level(Topic.FOLDER, checks));
    assertEquals(Level.OK, level(Topic.WRITING, checks));
    assertEquals(Level.SKIPPED, level(Topic.EXCHANGE, checks));
    assertFalse(Files.exists(folder.resolve(".tcfs")), "something was made");
  }

  @Test
  void aKnownRootIsTriedOut() throws IOException {
    Files.createDirectory(folder.resolve(".tcfs"));
    List<Check> checks = checks(new RootGate.Known(), true);
    assertEquals(Level.OK, level(Topic.WRITING, checks));
    assertEquals(Level.OK, level(Topic.LINKS, checks));
    assertEquals(Level.SKIPPED, level(Topic.EXCHANGE, checks(new RootGate.Known(), false)));
  }

  @Test
  void aRootInWhichNothingCanBeMadeIsAnError() throws IOException {
    Files.createDirectory(folder.resolve(".tcfs"));
    // Something that no probe removes stands in its way, also for root.
    Files.createDirectories(folder.resolve(".tcfs/probe/folder/below"));
    assertEquals(Level.ERROR, level(Topic.WRITING, checks(new RootGate.Known(), true)));
  }

  private List<Check> checks(RootGate gate, boolean mayWrite) throws IOException {
    try (LocalFolder local = new LocalFolder(folder.toString())) {
      return new RootCheck(ROOT, local, mayWrite).checks(gate);
    }
  }

  private static Level level(Topic topic, List<Check> checks) {
    return checks.stream()
        .filter(check -> check.topic() == topic)
        .findFirst()
        .orElseThrow()
        .level();
  }
}
