package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Sha256;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import io.tummycrypt.tcfs.core.view.Slot.EndSlot;
import io.tummycrypt.tcfs.core.view.Slot.HeadSlot;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The chains of a fleet in memory; all devices read and write the same one. The bytes of a slot
 * only name it: what they stand for is kept aside when they are sealed, and seen by nobody before
 * they are created. For one thread.
 */
public final class InMemoryHeads implements HeadReader, HeadWriter {
  private final Predicate<Digest> readable;
  private final TreeMap<DeviceName, TreeMap<Long, Slot>> chains = new TreeMap<>();
  private final Map<Digest, Head> sealed = new HashMap<>();

  /** Takes whether the store can give a content. */
  public InMemoryHeads(Predicate<Digest> readable) {
    this.readable = readable;
  }

  @Override
  public SortedMap<DeviceName, SortedSet<Long>> list() {
    TreeMap<DeviceName, SortedSet<Long>> listing = new TreeMap<>();
    chains.forEach((device, chain) -> listing.put(device, new TreeSet<>(chain.keySet())));
    return listing;
  }

  @Override
  public Slot read(DeviceName device, long seq) throws NoSuchFileException {
    Slot slot = chain(device).get(seq);
    if (slot == null) {
      throw new NoSuchFileException("slot " + seq + " of device '" + device + "'");
    }
    return slot;
  }

  @Override
  public Digest hash(DeviceName device, long seq) throws NoSuchFileException {
    return read(device, seq).hash();
  }

  private NavigableMap<Long, Slot> chain(DeviceName device) {
    return chains.getOrDefault(device, new TreeMap<>());
  }

  @Override
  public SealedSlot seal(HeadDraft draft) {
    for (LogEntry entry : draft.entries()) {
      requireReadable(entry);
    }
    String text = draft.device() + " " + draft.seq() + " " + draft.writeId();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    SealedSlot slot = new SealedSlot(draft.device(), draft.seq(), Sha256.of(bytes), bytes);
    sealed.put(slot.hash(), head(draft));
    return slot;
  }

  private void requireReadable(LogEntry entry) {
    if (entry instanceof Put put
        && put.version().content() instanceof Content.File file
        && !readable.test(file.digest())) {
      throw new IllegalArgumentException(
          "the draft names " + file.digest() + ", which the store cannot give");
    }
  }

  private Head head(HeadDraft draft) {
    return new Head(
        draft.device(),
        draft.incarnation(),
        draft.seq(),
        /* epoch= */ 0,
        draft.at(),
        logBefore(draft).append(draft.entries()),
        draft.seen(),
        draft.settled(),
        draft.viewDigests());
  }

  private Log logBefore(HeadDraft draft) {
    NavigableMap<Long, Slot> before = chain(draft.device()).headMap(draft.seq(), false);
    if (draft.seq() != 1 && !before.containsKey(draft.seq() - 1)) {
      throw new IllegalArgumentException(
          "the draft has number " + draft.seq() + ", and there is no slot before it");
    }
    if (before.values().stream().anyMatch(EndSlot.class::isInstance)) {
      throw new IllegalArgumentException("the chain of '" + draft.device() + "' has ended");
    }
    for (Slot slot : before.descendingMap().values()) {
      if (slot instanceof HeadSlot head) {
        return head.head().log();
      }
    }
    return Log.EMPTY;
  }

  @Override
  public Creation create(SealedSlot slot) {
    Head head = sealed.get(slot.hash());
    if (head == null) {
      throw new IllegalArgumentException(slot + " was not sealed here");
    }
    Slot there = putIfAbsent(new HeadSlot(head, slot.hash()));
    return there == null || there.hash().equals(slot.hash()) ? Creation.CREATED : Creation.TAKEN;
  }

  private @Nullable Slot putIfAbsent(Slot slot) {
    return chains
        .computeIfAbsent(slot.device(), _ -> new TreeMap<>())
        .putIfAbsent(slot.seq(), slot);
  }

  @Override
  public void prune(DeviceName device, long seq) {
    NavigableMap<Long, Slot> below = chain(device).headMap(seq, false);
    if (!below.isEmpty()) {
      below.headMap(below.lastKey(), false).clear();
    }
  }

  /** Ends the chain of {@code device} after its highest slot, as its retirement does. */
  public void end(DeviceName device, DeviceName by, Instant at) {
    long seq = chain(device).isEmpty() ? 1 : chain(device).lastKey() + 1;
    byte[] bytes = (device + " " + seq + " end " + by).getBytes(StandardCharsets.UTF_8);
    putIfAbsent(new EndSlot(device, seq, by, at, Sha256.of(bytes)));
  }
}
