package io.tummycrypt.tcfs.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every reader and writer of a fleet's chains promises. */
public abstract class HeadsContract {
  private static final Instant AT = Instant.parse("2026-11-01T12:00:00.5Z");
  private static final RootName DOCS = new RootName("docs");
  private static final DeviceName YOGA = new DeviceName("yoga");
  private static final DeviceName LAB = new DeviceName("lab");
  private static final Incarnation LIFE = new Incarnation(YOGA, 7);

  /** A reader of the one store of this test, which has read nothing yet. */
  protected abstract HeadReader newReader() throws IOException;

  /** The one writer of this test; it writes for any device. */
  protected abstract HeadWriter writer();

  /** A file whose content the store can give. */
  protected abstract Content.File stored(String text) throws IOException;

  /** Ends the chain of a device after its highest slot. */
  protected abstract void end(DeviceName device, DeviceName by, Instant at) throws IOException;

  private static Put put(long seq, long counter, String path, Content content) {
    Dot dot = new Dot(LIFE, counter);
    Version version =
        new Version(
            DOCS,
            TreePath.parse(path),
            content,
            AT,
            Clock.ZERO.tick(dot),
            YOGA,
            dot,
            Content.nothing(),
            ConflictMode.AUTO,
            null,
            null);
    return new Put(seq, version);
  }

  private static HeadDraft draft(DeviceName device, long seq, List<LogEntry> entries) {
    return draft(device, new Incarnation(device, 7), seq, seq * 100, entries);
  }

  private static HeadDraft draft(
      DeviceName device, Incarnation life, long seq, long writeId, List<LogEntry> entries) {
    return new HeadDraft(
        device, life, seq, writeId, AT, entries, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  private SealedSlot publish(DeviceName device, long seq, List<LogEntry> entries)
      throws IOException {
    SealedSlot slot = writer().seal(draft(device, seq, entries));
    assertEquals(Creation.CREATED, writer().create(slot));
    return slot;
  }

  private Head head(long seq) throws IOException {
    return assertInstanceOf(Slot.HeadSlot.class, newReader().read(YOGA, seq)).head();
  }

  @Test
  void aNewFleetHasNoChains() throws IOException {
    assertEquals(Map.of(), newReader().list());
    assertThrows(NoSuchFileException.class, () -> newReader().read(YOGA, 1));
    assertThrows(NoSuchFileException.class, () -> newReader().hash(YOGA, 1));
  }

  @Test
  void aHeadIsReadAsItWasDrafted() throws IOException {
    Put file = put(1, 1, "a.txt", stored("hello"));
    Put link = put(1, 2, "link", new Content.Link("a.txt"));
    Digest digest = stored("digest").digest();
    HeadDraft draft =
        new HeadDraft(
            YOGA,
            LIFE,
            1,
            -5,
            AT,
            List.of(file, link),
            new TreeMap<>(Map.of(LAB, 4L)),
            new TreeMap<>(Map.of(LAB, 3L)),
            new TreeMap<>(Map.of(DOCS, digest)));
    SealedSlot slot = writer().seal(draft);
    assertEquals(Creation.CREATED, writer().create(slot));

    Log log = Log.EMPTY.append(List.of(file, link));
    Head expected =
        new Head(YOGA, LIFE, 1, 0, AT, log, draft.seen(), draft.settled(), draft.viewDigests());
    assertEquals(expected, head(1));
    assertEquals(slot.hash(), newReader().read(YOGA, 1).hash());
    assertEquals(slot.hash(), newReader().hash(YOGA, 1));
  }

  @Test
  void nobodySeesASlotThatIsOnlySealed() throws IOException {
    writer().seal(draft(YOGA, 1, List.of()));
    assertEquals(Map.of(), newReader().list());
  }

  @Test
  void aSlotIsCreatedOnceAndNeverChanged() throws IOException {
    SealedSlot mine = writer().seal(draft(YOGA, LIFE, 1, 5, List.of()));
    SealedSlot twins = writer().seal(draft(YOGA, LIFE, 1, 6, List.of()));
    assertEquals(Creation.CREATED, writer().create(mine));
    assertEquals(Creation.CREATED, writer().create(mine), "exactly these bytes are there");
    assertEquals(Creation.TAKEN, writer().create(twins));
    assertEquals(mine.hash(), newReader().read(YOGA, 1).hash());
  }

  @Test
  void everyHeadHasTheLogUpToIt() throws IOException {
    Put one = put(2, 1, "a", Content.nothing());
    Put two = put(3, 2, "a", new Content.Folder(0700));
    publish(YOGA, 1, List.of());
    publish(YOGA, 2, List.of(one));
    publish(YOGA, 3, List.of(two, new Drop(3, one.version().key())));
    assertEquals(Log.EMPTY, head(1).log());
    assertEquals(Log.EMPTY.append(List.of(one)), head(2).log());
    assertEquals(Log.EMPTY.append(List.of(two)), head(3).log());
  }

  @Test
  void aNewLifeContinuesTheLog() throws IOException {
    Put old = put(1, 1, "a", new Content.Folder(0700));
    publish(YOGA, 1, List.of(old));
    Incarnation next = new Incarnation(YOGA, 8);
    writer().create(writer().seal(draft(YOGA, next, 2, 1, List.of())));
    assertEquals(next, head(2).incarnation());
    assertEquals(Log.EMPTY.append(List.of(old)), head(2).log());
  }

  @Test
  void everyDeviceHasItsOwnChain() throws IOException {
    publish(YOGA, 1, List.of());
    publish(YOGA, 2, List.of());
    publish(LAB, 1, List.of());
    assertEquals(
        Map.of(YOGA, new TreeSet<>(List.of(1L, 2L)), LAB, new TreeSet<>(List.of(1L))),
        newReader().list());
  }

  @Test
  void aDraftFollowsTheHighestSlot() throws IOException {
    assertThrows(IllegalArgumentException.class, () -> writer().seal(draft(YOGA, 2, List.of())));
    publish(YOGA, 1, List.of());
    assertThrows(IllegalArgumentException.class, () -> writer().seal(draft(YOGA, 3, List.of())));
  }

  @Test
  void aDraftNamesOnlyContentThatCanBeRead() throws IOException {
    byte[] nowhere = new byte[Digest.BYTES];
    Content.File file = stored("hello");
    Content.File unknown = new Content.File(Digest.of(file.digest().algorithm(), nowhere), 5, 0644);
    HeadDraft draft = draft(YOGA, 1, List.of(put(1, 1, "a", unknown)));
    assertThrows(IllegalArgumentException.class, () -> writer().seal(draft));
  }

  @Test
  void nothingFollowsAnEnd() throws IOException {
    publish(YOGA, 1, List.of());
    end(YOGA, LAB, AT);
    Slot.EndSlot end = assertInstanceOf(Slot.EndSlot.class, newReader().read(YOGA, 2));
    assertEquals(LAB, end.by());
    assertEquals(AT, end.at());
    assertThrows(IllegalArgumentException.class, () -> writer().seal(draft(YOGA, 3, List.of())));
  }

  @Test
  void pruningKeepsTheHighestBelow() throws IOException {
    for (long seq = 1; seq <= 5; seq++) {
      publish(YOGA, seq, List.of());
    }
    publish(LAB, 1, List.of());
    writer().prune(YOGA, 5);
    writer().prune(YOGA, 5);
    assertEquals(
        Map.of(YOGA, new TreeSet<>(List.of(4L, 5L)), LAB, new TreeSet<>(List.of(1L))),
        newReader().list());
    assertThrows(NoSuchFileException.class, () -> newReader().read(YOGA, 3));
    writer().prune(YOGA, 1);
    assertEquals(new TreeSet<>(List.of(4L, 5L)), newReader().list().get(YOGA));
  }

  @Test
  void theLogIsTheFoldOfAllThatWasPublished() throws IOException {
    Generators any = Generators.seeded(Generators.firstSeed(HeadsContract.class));
    List<LogEntry> all = new ArrayList<>();
    List<Put> live = new ArrayList<>();
    HeadReader follower = newReader();
    long counter = 0;
    for (long seq = 1; seq <= 40; seq++) {
      List<LogEntry> entries = new ArrayList<>();
      for (int i = any.below(40); i > 0; i--) {
        if (!live.isEmpty() && any.chance(30)) {
          entries.add(new Drop(seq, live.remove(any.below(live.size())).version().key()));
        } else {
          Put put = put(seq, ++counter, "p" + any.below(20), stored("content " + any.below(50)));
          live.add(put);
          entries.add(put);
        }
      }
      all.addAll(entries);
      publish(YOGA, seq, entries);
      Slot followed = follower.read(YOGA, seq);
      Log expected = Log.EMPTY.append(all);
      assertEquals(expected, ((Slot.HeadSlot) followed).head().log(), "head " + seq);
      assertEquals(expected, head(seq).log(), "head " + seq + ", read by one who comes late");
    }
  }
}
