package io.tummycrypt.tcfs.store.slot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.content.ContentIndex;
import io.tummycrypt.tcfs.store.content.ContentReader;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  /** More than a tail has room for. */
  private static final int MANY = 300;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Fleet yoga = new Fleet(store, "yoga");
  private final Fleet lab = new Fleet(store, "lab");

  private History history() throws IOException {
    return new Fleet(store, "reader").reader.history();
  }

  /** Whose log, path and counter of each version, sorted. */
  private static List<String> told(History history, Predicate<Version> wanted) throws IOException {
    List<String> told = new ArrayList<>();
    history.read(
        wanted,
        written ->
            told.add(
                "%s %s:%d"
                    .formatted(
                        written.log(),
                        written.version().path(),
                        written.version().dot().counter())));
    told.sort(null);
    return told;
  }

  private static List<String> told(History history) throws IOException {
    return told(history, _ -> true);
  }

  private static List<LogEntry> many(Fleet fleet, long seq, long first) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      entries.add(fleet.put(seq, first + i, "f" + (first + i), new Content.Folder(0700)));
    }
    return entries;
  }

  private static Put copy(Put loser, long seq, String path) {
    return new Put(seq, loser.version().copiedTo(TreePath.parse(path)));
  }

  private ObjectKey segment(Fleet fleet, int number) throws IOException {
    return store.list("segments/" + fleet.device + "/").get(number);
  }

  @Test
  void aVersionIsToldAlsoOnceItIsDropped() throws IOException {
    Put first = yoga.put(1, 1, "a", new Content.Folder(0700));
    yoga.publish(1, List.of(first));
    yoga.publish(
        2, List.of(yoga.put(2, 2, "a", Content.nothing()), new Drop(2, first.version().key())));

    assertEquals(List.of("yoga a:1", "yoga a:2"), told(history()));
  }

  @Test
  void segmentsAndTailAreTold() throws IOException {
    yoga.publish(1, many(yoga, 1, 1));
    yoga.publish(2, List.of(yoga.put(2, 301, "late", Content.nothing())));

    assertEquals(1, store.list("segments/").size());
    assertEquals(MANY + 1, told(history()).size());
  }

  @Test
  void whatWasPrunedIsToldByTheHeadThatFollows() throws IOException {
    for (long seq = 1; seq <= 4; seq++) {
      yoga.publish(seq, List.of(yoga.put(seq, seq, "a", new Content.Folder((int) seq))));
    }
    yoga.writer.prune(yoga.device, 4);

    assertEquals(2, store.list(StoreKeys.SLOTS).size());
    assertEquals(4, told(history()).size());
  }

  @Test
  void onlyWhatIsWantedIsHandedOn() throws IOException {
    yoga.publish(1, many(yoga, 1, 1));
    Predicate<Version> wanted = version -> version.path().equals(TreePath.parse("f7"));

    assertEquals(List.of("yoga f7:7"), told(history(), wanted));
  }

  @Test
  void aPathIsFoundInTheSegmentsThatMentionIt() throws IOException {
    List<LogEntry> entries = many(yoga, 1, 1);
    entries.add(yoga.put(1, 901, "odd \"n\u00e4me\"", Content.nothing()));
    yoga.publish(1, entries);
    yoga.publish(2, many(yoga, 2, 1001));

    for (LogEntry entry : entries) {
      Version version = ((Put) entry).version();
      List<Version> found = new ArrayList<>();
      history()
          .readOf(
              version.path(),
              other -> other.path().equals(version.path()),
              written -> found.add(written.version()));
      assertEquals(List.of(version), found);
    }
  }

  @Test
  void aDamagedSegmentIsAGapWhateverItWouldMention() throws IOException {
    yoga.publish(1, many(yoga, 1, 1));
    ObjectKey damaged = segment(yoga, 0);
    store.damage(damaged, new byte[] {1, 2, 3});

    History history = history();
    history.readOf(TreePath.parse("f1"), _ -> true, _ -> {});

    assertEquals(1, history.gaps().size());
  }

  @Test
  void aCarriedVersionIsToldOnceByItsWriter() throws IOException {
    Put put = yoga.put(1, 1, "a", new Content.Folder(0700));
    yoga.publish(1, List.of(put));
    lab.publish(1, List.of(put));

    assertEquals(List.of("yoga a:1"), told(history()));
  }

  @Test
  void aCarriedVersionOfALogThatIsLostIsToldOnce() throws IOException {
    Put put = yoga.put(1, 1, "a", new Content.Folder(0700));
    lab.publish(1, List.of(put));
    Fleet mini = new Fleet(store, "mini");
    mini.publish(1, List.of(put));

    assertEquals(List.of("lab a:1"), told(history()));
  }

  @Test
  void theSameCopyByTwoDevicesIsToldOnce() throws IOException {
    Put put = yoga.put(1, 1, "a", new Content.Folder(0700));
    yoga.publish(1, List.of(put, copy(put, 1, "copy")));
    lab.publish(1, List.of(copy(put, 1, "copy")));

    assertEquals(List.of("lab copy:1", "yoga a:1"), told(history()));
  }

  @Test
  void aRetiredDeviceIsToldUpToItsEnd() throws IOException {
    yoga.publish(1, List.of(yoga.put(1, 1, "a", Content.nothing())));
    SealedSlot late =
        yoga.writer.seal(yoga.draft(2, List.of(yoga.put(2, 2, "b", Content.nothing()))));
    lab.writer.create(lab.writer.sealEnd(yoga.device, 2, lab.device, Fleet.AT));
    store.createOnce(StoreKeys.slot(yoga.device, 3), late.bytes());

    assertEquals(List.of("yoga a:1"), told(history()));
    assertEquals(List.of(), history().gaps());
  }

  @Test
  void aDamagedSegmentIsAGapAndTheRestIsTold() throws IOException {
    yoga.publish(1, many(yoga, 1, 1));
    ObjectKey damaged = segment(yoga, 0);
    store.damage(damaged, new byte[] {1, 2, 3});
    yoga.publish(2, many(yoga, 2, 301));
    yoga.publish(3, List.of(yoga.put(3, 900, "tail", Content.nothing())));
    lab.publish(1, List.of(lab.put(1, 1, "of lab", Content.nothing())));

    History history = history();
    List<String> told = told(history);

    assertEquals(MANY + 2, told.size());
    assertTrue(told.contains("yoga tail:900"));
    assertTrue(told.contains("lab of lab:1"));
    Gap gap = history.gaps().getFirst();
    assertEquals(yoga.device, gap.device());
    assertEquals(3, gap.slot());
    assertTrue(gap.problem().contains(damaged.toString()), gap::problem);
    told(history);
    assertEquals(1, history.gaps().size());
  }

  @Test
  void whatADamagedSegmentToldIsToldByWhoCarriesIt() throws IOException {
    List<LogEntry> entries = many(yoga, 1, 1);
    yoga.publish(1, entries);
    Put tail = yoga.put(2, 900, "tail", Content.nothing());
    yoga.publish(2, List.of(tail));
    lab.publish(1, List.of(entries.getFirst(), new Put(1, tail.version())));
    store.delete(segment(yoga, 0));

    assertEquals(List.of("lab f1:1", "yoga tail:900"), told(history()));
  }

  @Test
  void aDamagedSlotIsAGapAndTheHeadBeforeItIsTold() throws IOException {
    yoga.publish(1, List.of(yoga.put(1, 1, "a", Content.nothing())));
    yoga.publish(2, List.of(yoga.put(2, 2, "b", Content.nothing())));
    store.damage(StoreKeys.slot(yoga.device, 2), new byte[] {1});

    History history = history();

    assertEquals(List.of("yoga a:1"), told(history));
    assertEquals(2, history.gaps().getFirst().slot());
  }

  @Test
  void aDamagedSlotBelowAHeadIsNoGap() throws IOException {
    yoga.publish(1, List.of(yoga.put(1, 1, "a", Content.nothing())));
    yoga.publish(2, List.of(yoga.put(2, 2, "b", Content.nothing())));
    store.damage(StoreKeys.slot(yoga.device, 1), new byte[] {1});

    History history = history();

    assertEquals(List.of("yoga a:1", "yoga b:2"), told(history));
    assertEquals(List.of(), history.gaps());
  }

  @Test
  void theContentOfAnOldVersionCanBeReadByItsOwnFrames() throws IOException {
    Content.File old = yoga.store("old".getBytes(StandardCharsets.UTF_8));
    Content.File now = yoga.store("now".getBytes(StandardCharsets.UTF_8));
    List<LogEntry> entries = many(yoga, 1, 100);
    entries.add(yoga.put(1, 1, "a", old));
    yoga.publish(1, entries);
    yoga.publish(2, List.of(yoga.put(2, 2, "a", now)));

    List<Written> versions = new ArrayList<>();
    history().read(version -> version.content().equals(old), w -> versions.add(w.alone()));

    ContentIndex index = new ContentIndex();
    Written found = versions.getFirst();
    index.learn(found.packs(), List.of(found.stored()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ContentReader(store, Fleet.ID, index).copyTo(old.digest(), out);
    assertArrayEquals("old".getBytes(StandardCharsets.UTF_8), out.toByteArray());
    assertEquals(1, found.packs().size());
  }
}
