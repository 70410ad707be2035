package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullNotesTest {
  private static final String NAME = ".tcfs-pull-0123456789abcdef";
  private static final PullNote MADE = new PullNote(Path.of("/mnt/my disk\n"), NAME, 0750);
  private static final PullNote THERE = new PullNote(Path.of("/tmp"), NAME, null);

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));
  private PullNotes notes = new PullNotes(home);

  @BeforeEach
  void chooseAHome() {
    home = TcfsHome.in(temp);
    notes = new PullNotes(home);
  }

  private Path file() {
    return home.state().resolve("pull");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    assertEquals(List.of(), notes.list());
    notes.add(MADE);
    notes.add(THERE);
    assertEquals(List.of(MADE, THERE), notes.list());
  }

  @Test
  void aNoteOfTheSamePullTakesThePlaceOfTheOther() throws IOException {
    notes.add(MADE);
    notes.add(MADE.withoutMode());
    assertEquals(List.of(MADE.withoutMode()), notes.list());
    notes.remove(MADE);
    assertFalse(Files.exists(file()));
  }

  @Test
  void removesOneAndKeepsTheOthers() throws IOException {
    notes.add(MADE);
    notes.add(THERE);
    notes.remove(MADE);
    assertEquals(List.of(THERE), notes.list());
  }

  @Test
  void skipsWhatIsNoNote() throws IOException {
    notes.add(THERE);
    String sound = Files.readString(file());
    Files.writeString(
        file(), "%2Ftmp ../elsewhere\n%zz " + NAME + "\n%2Ftmp " + NAME + " 999\n\n" + sound);
    assertEquals(List.of(THERE), notes.list());
  }

  @Test
  void theOldestGiveWay() throws IOException {
    notes.add(MADE);
    for (int i = 0; i < 100; i++) {
      notes.add(new PullNote(Path.of("/tmp/" + i), NAME, null));
    }
    assertEquals(100, notes.list().size());
    assertEquals(Path.of("/tmp/0"), notes.list().getFirst().folder());
  }
}
