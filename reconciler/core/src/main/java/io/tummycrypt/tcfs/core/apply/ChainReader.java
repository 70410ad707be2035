package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Heads;
import io.tummycrypt.tcfs.core.view.Slot;
import io.tummycrypt.tcfs.core.view.Slot.EndSlot;
import io.tummycrypt.tcfs.core.view.Slot.HeadSlot;
import io.tummycrypt.tcfs.core.view.Slot.StampSlot;
import io.tummycrypt.tcfs.core.view.UnreadableSlot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Reads the chains of all devices up to their ends, and refuses what would look like a step back.
 * What cannot be read of another device is as if it had not arrived yet, but it is told.
 */
final class ChainReader {
  private static final int ATTEMPTS = 8;

  private final HeadReader reader;
  private final DeviceName self;

  ChainReader(HeadReader reader, DeviceName self) {
    this.reader = reader;
    this.self = self;
  }

  /**
   * Reads all chains.
   *
   * @param state what this device has seen before
   * @throws HaltException if the store has gone back behind what was seen, or this device is
   *     retired or cannot read its own chain
   */
  Chains read(DeviceState state) throws IOException {
    NoSuchFileException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return readOnce(state);
      } catch (NoSuchFileException pruned) {
        last = pruned;
      }
    }
    throw new IOException("slots that are listed cannot be read, again and again", last);
  }

  private Chains readOnce(DeviceState state) throws IOException {
    reader.shareWith(state);
    SortedMap<DeviceName, SortedSet<Long>> listing = reader.list();
    requireNoStepBack(state, listing);
    TreeMap<DeviceName, Head> heads = new TreeMap<>();
    TreeMap<DeviceName, DeviceName> retired = new TreeMap<>();
    TreeMap<DeviceName, UnreadableSlot> unreadable = new TreeMap<>();
    TreeMap<DeviceName, KnownSlot> highest = new TreeMap<>();
    for (Map.Entry<DeviceName, SortedSet<Long>> chain : listing.entrySet()) {
      DeviceName device = chain.getKey();
      for (long seq : chain.getValue()) {
        Slot slot;
        try {
          slot = reader.read(device, seq);
        } catch (UnreadableSlotException e) {
          unreadable.putIfAbsent(device, new UnreadableSlot(seq, IoText.of(e)));
          continue;
        }
        highest.put(device, new KnownSlot(seq, slot.hash()));
        switch (slot) {
          case HeadSlot(Head head, var _) -> {
            heads.put(device, head);
            unreadable.remove(device);
          }
          case StampSlot _ -> {}
          case EndSlot end -> retired.put(device, end.by());
        }
        if (retired.containsKey(device)) {
          unreadable.remove(device);
          break;
        }
      }
    }
    requireOwn(retired, unreadable);
    return new Chains(new Heads(heads, retired, unreadable), highest);
  }

  /** A device that cannot read its own log cannot continue it. */
  private void requireOwn(
      SortedMap<DeviceName, DeviceName> retired, SortedMap<DeviceName, UnreadableSlot> unreadable)
      throws HaltException {
    DeviceName by = retired.get(self);
    if (by != null) {
      throw HaltException.revoked(self, by);
    }
    UnreadableSlot own = unreadable.get(self);
    if (own != null) {
      throw new HaltException(
          "slot " + own.seq() + " of this device cannot be read: " + own.problem(),
          "restore that object from a copy of the store; or else 'tcfs device revoke "
              + self
              + "' on another device, and enrol here under another name with another TCFS_HOME;"
              + " nothing is lost here");
    }
  }

  private void requireNoStepBack(DeviceState state, SortedMap<DeviceName, SortedSet<Long>> listing)
      throws HaltException {
    for (Map.Entry<DeviceName, KnownSlot> known : state.known().entrySet()) {
      SortedSet<Long> slots = listing.get(known.getKey());
      long highest = slots == null || slots.isEmpty() ? 0 : slots.last();
      if (highest < known.getValue().seq()) {
        throw new HaltException(
            "the store has gone back: slot "
                + known.getValue().seq()
                + " of device '"
                + known.getKey()
                + "' was seen before, and now "
                + (highest == 0 ? "none is there" : "the highest is " + highest),
            known.getKey().equals(self)
                ? "restore it from a copy of the store; if the store itself is such a copy, delete this"
                    + " device's state and sync again"
                : "see whether the store is the right one; restore it from a copy of the store, then"
                    + " try again");
      }
    }
  }

  /**
   * What was read.
   *
   * @param highest the highest slot of each chain, of whatever kind
   */
  record Chains(Heads heads, SortedMap<DeviceName, KnownSlot> highest) {
    /** Whether they end where others do: each slot has the hash of the one before it. */
    boolean isSameAs(Chains other) {
      return highest.equals(other.highest)
          && heads.retired().equals(other.heads.retired())
          && heads.unreadable().equals(other.heads.unreadable());
    }
  }
}
