package io.tummycrypt.tcfs.core.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogLawsTest {
  private static final int SAMPLES = 3_000;
  private static final long SEED = Generators.firstSeed(LogLawsTest.class);

  private final Generators any = Generators.seeded(SEED);

  /** One version for each key, as a dot at a path names one edit for ever. */
  private final Map<VersionKey, Version> versions = new TreeMap<>();

  private List<LogEntry> entries() {
    return any.listOf(any.below(12), this::entry);
  }

  private LogEntry entry() {
    TreePath path = TreePath.parse(any.pick(List.of("a", "a/b", "é")));
    Version drawn = any.version(new RootName("docs"), path);
    Version version = versions.computeIfAbsent(drawn.key(), _ -> drawn);
    long seq = 1L + any.below(5);
    return any.chance(60) ? new Put(seq, version) : new Drop(seq, version.key());
  }

  private static VersionKey key(LogEntry entry) {
    return switch (entry) {
      case Put put -> put.version().key();
      case Drop drop -> drop.key();
    };
  }

  @Test
  void appendingInPartsIsAppendingAtOnce() {
    for (int i = 0; i < SAMPLES; i++) {
      List<LogEntry> first = entries();
      List<LogEntry> second = entries();
      List<LogEntry> both = new ArrayList<>(first);
      both.addAll(second);

      assertEquals(Log.EMPTY.append(both), Log.EMPTY.append(first).append(second));
    }
  }

  @Test
  void appendingTwiceIsAppendingOnce() {
    for (int i = 0; i < SAMPLES; i++) {
      Log before = Log.EMPTY.append(entries());
      List<LogEntry> entries = entries();
      Log once = before.append(entries);

      assertEquals(once, once.append(entries));
    }
  }

  @Test
  void entriesOfDifferentVersionsMayComeInAnyOrder() {
    for (int i = 0; i < SAMPLES; i++) {
      Map<VersionKey, LogEntry> oneEach = new TreeMap<>();
      entries().forEach(entry -> oneEach.put(key(entry), entry));
      Log before = Log.EMPTY.append(entries());
      List<LogEntry> entries = List.copyOf(oneEach.values());

      assertEquals(before.append(entries), before.append(entries.reversed()));
    }
  }

  @Test
  void theLastEntryOfAVersionDecidesWhetherItIsLive() {
    int dropped = 0;
    for (int i = 0; i < SAMPLES; i++) {
      List<LogEntry> entries = entries();
      Map<VersionKey, LogEntry> last = new TreeMap<>();
      entries.forEach(entry -> last.put(key(entry), entry));
      Log log = Log.EMPTY.append(entries);

      for (Map.Entry<VersionKey, LogEntry> entry : last.entrySet()) {
        boolean live = entry.getValue() instanceof Put;
        assertEquals(live, log.get(entry.getKey()) != null, entries::toString);
        dropped += live ? 0 : 1;
      }
      assertEquals(last.values().stream().filter(Put.class::isInstance).count(), log.size());
    }
    assertTrue(dropped > SAMPLES, "too few versions were dropped");
  }

  @Test
  void theFirstHeadOfALiveVersionStays() {
    Version version = any.version();
    Log log = Log.EMPTY.append(List.of(new Put(3, version), new Put(7, version)));

    assertEquals(new Put(3, version), log.get(version.key()));
  }

  @Test
  void aVersionThatWasDroppedMayComeBack() {
    Version version = any.version();
    Log dropped = Log.EMPTY.append(List.of(new Put(3, version), new Drop(4, version.key())));
    Log back = dropped.append(List.of(new Put(7, version)));

    assertNull(dropped.get(version.key()));
    assertEquals(Log.EMPTY, dropped);
    assertEquals(new Put(7, version), back.get(version.key()));
  }

  @Test
  void appendingLeavesTheLogItselfAsItWas() {
    Version version = any.version();
    Log before = Log.EMPTY.append(List.of(new Put(1, version)));
    Log after = before.append(List.of(new Drop(2, version.key())));

    assertEquals(1, before.size());
    assertNotEquals(before, after);
    assertEquals(0, Log.EMPTY.size());
  }

  /** As many as a map by key would have, each with the head in which it first stood. */
  @Test
  void isTheFoldOfItsEntries() {
    for (int i = 0; i < SAMPLES; i++) {
      Map<VersionKey, Put> fold = new TreeMap<>();
      Log log = Log.EMPTY;
      for (int part = any.below(4); part >= 0; part--) {
        List<LogEntry> entries = entries();
        for (LogEntry entry : entries) {
          switch (entry) {
            case Put put -> fold.putIfAbsent(key(put), put);
            case Drop drop -> fold.remove(key(drop));
          }
        }
        log = log.append(entries);
      }
      assertEquals(List.copyOf(fold.values()), log.entries());
      assertEquals(fold.values().stream().map(Put::version).toList(), log.versions());
    }
  }

  @Test
  void entriesComeByRootPathAndDot() {
    for (int i = 0; i < SAMPLES; i++) {
      List<VersionKey> keys =
          Log.EMPTY.append(entries()).entries().stream().map(put -> put.version().key()).toList();

      assertEquals(keys.stream().sorted().toList(), keys);
    }
  }

  @Test
  void aConflictCopyIsAnotherEntryOfTheSameEdit() {
    Version version = any.version(new RootName("docs"), TreePath.parse("a.txt"));
    Version copy = version.copiedTo(TreePath.parse("a.conflict-b.txt"));
    Log log = Log.EMPTY.append(List.of(new Put(1, version), new Put(1, copy)));

    assertEquals(2, log.size());
    assertEquals(version.dot(), copy.dot());
    assertEquals(version.path(), copy.copyOf());
    assertEquals(version.clock(), copy.clock());
  }
}
