package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResolutionNotesTest {
  @TempDir Path folder;

  private static Dot dot(long counter) {
    return new Dot(new Incarnation(new DeviceName("yoga"), 7), counter);
  }

  @Test
  void keepsHowEachEditHasEndedAConflict() throws IOException {
    ResolutionNotes notes = new ResolutionNotes(TcfsHome.in(folder));
    assertEquals(Map.of(), notes.read());
    notes.add(List.of(), Choice.KEEP_BOTH);
    notes.add(List.of(dot(1)), Choice.KEEP_BOTH);
    notes.add(List.of(dot(2), dot(3)), Choice.KEEP_REMOTE);
    Files.writeString(folder.resolve("state/resolutions"), "x\nx y\n\n", StandardOpenOption.APPEND);
    Map<Dot, String> all =
        Map.of(dot(1), "keep_both", dot(2), "keep_remote", dot(3), "keep_remote");
    assertEquals(all, notes.read());
  }

  @Test
  void forgetsTheOldest() throws IOException {
    ResolutionNotes notes = new ResolutionNotes(TcfsHome.in(folder));
    for (int i = 1; i <= 1002; i++) {
      notes.add(List.of(dot(i)), Choice.KEEP_LOCAL);
    }
    assertEquals(1000, notes.read().size());
    assertEquals(dot(3), notes.read().keySet().iterator().next());
  }
}
