package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.content.NotedPack;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackTable;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnamedPackNotesTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final String STORE = "s3://bench/home";
  private static final PackTable ONE = table(0, 1);
  private static final PackTable TWO = table(0, 2);
  private static final PackTable THREE = table(0, 3);

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));
  private Instant now = Instant.parse("2026-11-29T03:04:05.678Z");

  @BeforeEach
  void createTheHome() throws IOException {
    home = TcfsHome.in(temp);
    home.create();
  }

  private static PackTable table(long epoch, int number) {
    PackedChunk chunk = new PackedChunk(Hasher.hash(new byte[] {(byte) number}), 100);
    Frame frame = new Frame(8, 100, 100, Frame.Codec.RAW, List.of(chunk));
    return new PackTable(
        new PackId(epoch, Hasher.hash(new byte[] {0, (byte) number})), List.of(frame));
  }

  /** The notes as a process that has just started has them. */
  private UnnamedPackNotes notes() {
    return new UnnamedPackNotes(home, STORE, FLEET, () -> now);
  }

  private void noted(PackTable... tables) {
    UnnamedPackNotes notes = notes();
    notes.more(0);
    for (PackTable table : tables) {
      notes.stored(table, 200);
    }
  }

  private static List<PackTable> tables(UnnamedPackNotes notes) {
    return notes.more(0).stream().map(NotedPack::table).toList();
  }

  private Path file() {
    return temp.resolve("state/unnamed-packs");
  }

  @Test
  void whatIsNotedIsReadByTheNextProcess() throws IOException {
    noted(ONE, TWO);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));

    UnnamedPackNotes next = notes();
    assertEquals(
        List.of(
            new NotedPack(STORE, FLEET, now, 200, ONE), new NotedPack(STORE, FLEET, now, 200, TWO)),
        next.more(0));
    next.stored(THREE, 200);
    assertEquals(List.of(THREE), tables(next));
    assertEquals(List.of(), tables(next));
    assertEquals(List.of(ONE, TWO, THREE), tables(notes()));
  }

  /** A session that was flushed has told the index; one that failed has not. */
  @Test
  void whatIsKnownIsNotReadAgain() throws IOException {
    UnnamedPackNotes notes = notes();
    notes.more(0);
    notes.stored(ONE, 200);
    notes.known();
    assertEquals(List.of(), tables(notes));
    notes.stored(TWO, 200);
    assertEquals(List.of(TWO), tables(notes));
    assertEquals(List.of(ONE, TWO), tables(notes()));
  }

  @Test
  void whatIsForgottenIsGone() {
    noted(ONE);
    UnnamedPackNotes notes = notes();
    notes.forget();
    assertFalse(Files.exists(file()));
    assertEquals(List.of(), tables(notes));
    notes.stored(TWO, 200);
    assertEquals(List.of(TWO), tables(notes()));
  }

  @Test
  void aDamagedLineEndsTheNoteAndTheNextIsWrittenInItsPlace() throws IOException {
    noted(ONE, TWO, THREE);
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(), bytes);

    UnnamedPackNotes notes = notes();
    assertEquals(List.of(ONE), tables(notes));
    notes.stored(THREE, 200);
    assertEquals(List.of(ONE, THREE), tables(notes()));
  }

  @Test
  void aCutLineDoesNotCount() throws IOException {
    noted(ONE, TWO);
    byte[] bytes = Files.readAllBytes(file());
    for (int cut = 1; cut < bytes.length / 2; cut++) {
      Files.write(file(), Arrays.copyOf(bytes, bytes.length - cut));
      UnnamedPackNotes notes = notes();
      assertEquals(List.of(ONE), tables(notes));
      notes.stored(THREE, 200);
      assertEquals(List.of(ONE, THREE), tables(notes()));
    }
  }

  @Test
  void whatIsNoNoteAtAllIsRemoved() throws IOException {
    Files.writeString(file(), "something else\n\n");
    assertEquals(List.of(), tables(notes()));
    assertFalse(Files.exists(file()));
  }

  @Test
  void anotherFleetStoreOrEpochDoesNotCountAndIsRemoved() {
    noted(ONE);
    assertEquals(
        List.of(), new UnnamedPackNotes(home, STORE, new FleetId(1, 3), () -> now).more(0));
    assertFalse(Files.exists(file()));
    noted(ONE);
    assertEquals(List.of(), new UnnamedPackNotes(home, "file:///srv", FLEET, () -> now).more(0));
    assertFalse(Files.exists(file()));
    noted(ONE);
    assertEquals(List.of(), notes().more(1));
    assertFalse(Files.exists(file()));
  }

  @Test
  void afterAWeekNothingOfItCounts() {
    noted(ONE);
    now = now.plus(Duration.ofDays(6));
    noted(TWO);
    now = now.plus(Duration.ofDays(1));
    assertEquals(List.of(TWO), tables(notes()));
    now = now.plus(Duration.ofDays(6));
    assertEquals(List.of(), tables(notes()));
    assertFalse(Files.exists(file()));
  }

  @Test
  void neverGrowsBeyondItsBound() throws IOException {
    noted(ONE);
    long line = Files.size(file());
    UnnamedPackNotes notes = new UnnamedPackNotes(home, STORE, FLEET, () -> now, 2 * line);
    assertEquals(List.of(ONE), tables(notes));
    notes.stored(TWO, 200);
    notes.stored(THREE, 200);
    assertEquals(2 * line, Files.size(file()));

    // The next session of the same run begins: those before are named.
    assertEquals(List.of(TWO), tables(notes));
    notes.stored(THREE, 200);
    assertEquals(List.of(THREE), tables(notes()));
  }

  @Test
  void ofALongerNoteTheBeginningCounts() throws IOException {
    noted(ONE, TWO, THREE);
    long line = Files.size(file()) / 3;
    UnnamedPackNotes notes = new UnnamedPackNotes(home, STORE, FLEET, () -> now, 2 * line);
    assertEquals(List.of(ONE, TWO), tables(notes));
    assertEquals(2 * line, Files.size(file()));
  }

  @Test
  void whereNothingCanBeWrittenOrReadNothingFails() throws IOException {
    Files.createDirectories(file().resolve("in the way"));
    UnnamedPackNotes inTheWay = notes();
    assertEquals(List.of(), tables(inTheWay));
    inTheWay.stored(ONE, 200);
    inTheWay.forget();
    assertTrue(Files.isDirectory(file()));

    home = TcfsHome.in(Files.createFile(temp.resolve("a file")));
    noted(ONE);
    notes().forget();
    assertEquals(List.of(), tables(notes()));
  }

  @Test
  void behindWhatCouldNotBeWrittenNothingIsNoted() throws IOException {
    UnnamedPackNotes notes = notes();
    notes.more(0);
    Files.delete(home.state());
    Files.createFile(home.state());
    notes.stored(ONE, 200);
    Files.delete(home.state());
    notes.stored(TWO, 200);
    assertFalse(Files.exists(file()));
  }

  @Test
  void anUnusableNoteIsNotLongerThanWhatWasWritten() throws IOException {
    noted(ONE);
    Files.write(file(), new byte[1000], StandardOpenOption.APPEND);
    assertEquals(List.of(ONE), tables(notes()));
    long cut = Files.size(file());
    noted(TWO);
    assertEquals(2 * cut, Files.size(file()));
  }
}
