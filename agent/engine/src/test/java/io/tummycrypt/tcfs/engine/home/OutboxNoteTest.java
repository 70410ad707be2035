package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxNoteTest {
  private static final FleetId FLEET = new FleetId(1, 2);
  private static final DeviceName YOGA = new DeviceName("yoga");

  @TempDir Path folder;
  private TcfsHome home;

  @BeforeEach
  void findHome() {
    home = TcfsHome.in(folder);
  }

  private void requireSame(OutboxNote note) throws IOException {
    note.write(home, FLEET, YOGA);
    assertEquals(note, OutboxNote.read(home, FLEET, YOGA));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertNull(OutboxNote.read(home, FLEET, YOGA));
    requireSame(OutboxNote.at(0));
    requireSame(OutboxNote.at(7));
    requireSame(new OutboxNote(7, 256, "2026-11-30T04:00:00.123Z", 99));
  }

  @Test
  void isOfOneDeviceOfOneFleet() throws IOException {
    OutboxNote.at(7).write(home, FLEET, YOGA);
    assertNull(OutboxNote.read(home, new FleetId(3, 4), YOGA));
    assertNull(OutboxNote.read(home, FLEET, new DeviceName("bates")));
  }

  @Test
  void whatIsNoNoteIsNone() throws IOException {
    for (String text :
        new String[] {
          "", "x", FLEET + " yoga 7 0 -", FLEET + " yoga -7 0 - 0", FLEET + " yoga x 0 - 0"
        }) {
      Files.createDirectories(home.state());
      Files.writeString(home.state().resolve("outbox"), text);
      assertNull(OutboxNote.read(home, FLEET, YOGA), text);
    }
    Files.delete(home.state().resolve("outbox"));
    Files.createDirectory(home.state().resolve("outbox"));
    assertNull(OutboxNote.read(home, FLEET, YOGA), "a folder");
    assertThrows(IllegalArgumentException.class, () -> new OutboxNote(1, 0, "two words", 0));
  }

  @Test
  void goesOn() {
    OutboxNote note = OutboxNote.at(7).in("stream", 40);
    assertEquals(new OutboxNote(8, 3, "stream", 41), note.told(8, 3, 41));
    assertEquals(new OutboxNote(9, 0, "stream", 40), note.told(9, 0, 0));
    assertEquals(3, note.waiting(10));
    assertEquals(0, note.waiting(0));
  }
}
