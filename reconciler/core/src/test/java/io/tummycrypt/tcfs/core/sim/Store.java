package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.port.memory.InMemoryContents;
import io.tummycrypt.tcfs.core.port.memory.InMemoryHeads;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The one store of a fleet: what is in it, what it listed lately, and what may still arrive. */
final class Store {
  private static final int REMEMBERED_LISTINGS = 6;

  final InMemoryContents contents = new InMemoryContents();
  final InMemoryHeads heads = new InMemoryHeads(contents::has);
  private final Deque<SortedMap<DeviceName, SortedSet<Long>>> listings = new ArrayDeque<>();
  private final List<SealedSlot> underway = new ArrayList<>();
  private final SortedMap<DeviceName, Head> highest = new TreeMap<>();
  private final Consumer<Head> onNewHead;
  private long published;
  private Predicate<Digest> damaged = _ -> false;

  /** Tells {@code onNewHead} of every head that becomes the highest of its chain. */
  Store(Consumer<Head> onNewHead) {
    this.onNewHead = onNewHead;
  }

  Creation create(SealedSlot slot) {
    boolean isNew = !has(slot);
    if (isNew) {
      rememberListing();
    }
    Creation outcome = heads.create(slot);
    if (isNew && outcome == Creation.CREATED) {
      noteHighest(slot.device());
    }
    return outcome;
  }

  private boolean has(SealedSlot slot) {
    SortedSet<Long> chain = heads.list().get(slot.device());
    return chain != null && chain.contains(slot.seq());
  }

  private void rememberListing() {
    listings.addLast(heads.list());
    if (listings.size() > REMEMBERED_LISTINGS) {
      listings.removeFirst();
    }
  }

  private void noteHighest(DeviceName device) {
    try {
      long seq = heads.list().getOrDefault(device, new TreeSet<>()).last();
      Head before = highest.get(device);
      if (heads.read(device, seq) instanceof Slot.HeadSlot head
          && (before == null || head.seq() > before.seq())) {
        highest.put(device, head.head());
        published++;
        onNewHead.accept(head.head());
      }
    } catch (IOException e) {
      throw new AssertionError("memory has no I/O errors", e);
    }
  }

  /** The highest head of each chain. */
  SortedMap<DeviceName, Head> highest() {
    return highest;
  }

  /** How many heads have become the highest of their chains. */
  long published() {
    return published;
  }

  /** The listing before that many changes, as far as it is remembered; 0 is the present one. */
  SortedMap<DeviceName, SortedSet<Long>> oldListing(int changes) {
    if (changes == 0 || listings.isEmpty()) {
      return heads.list();
    }
    List<SortedMap<DeviceName, SortedSet<Long>>> all = List.copyOf(listings);
    return all.get(Math.max(0, all.size() - changes));
  }

  /** A write that was given up and may still arrive. */
  void delay(SealedSlot slot) {
    underway.add(slot);
  }

  /** Lets the oldest delayed write arrive; false if there is none. */
  boolean deliverOne() {
    if (underway.isEmpty()) {
      return false;
    }
    create(underway.removeFirst());
    return true;
  }

  /** Says which contents cannot be read from now on. */
  void damage(Predicate<Digest> which) {
    damaged = which;
  }

  /** Whether a content is there and whole. */
  boolean isReadable(Digest digest) {
    return contents.has(digest) && !damaged.test(digest);
  }
}
