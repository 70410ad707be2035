package io.tummycrypt.tcfs.store.content;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.pack.ChunkPlace;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * By the digest of a chunk the first place that was told of. There may be a million of them for as
 * long as a program runs, so each takes some ten bytes and no object: chunks are numbered in the
 * order of their frames, and a hash table with linear probing has the numbers. Safe for many
 * threads.
 */
final class ChunkPlaces {
  private static final int FEWEST = 16;

  private PackId[] packs = new PackId[FEWEST];
  private Frame[] frames = new Frame[FEWEST];

  /** The number of the first chunk of each frame. */
  private int[] firsts = new int[FEWEST];

  private int frameCount;
  private int nextNumber;

  /** The complements of chunks' numbers, and 0 where there is none; at most half of it is taken. */
  private int[] table = new int[2 * FEWEST];

  private int taken;

  /** Where this chunk is; null if nowhere. */
  synchronized @Nullable ChunkPlace get(Digest chunk) {
    int entry = table[slotOf(chunk)];
    if (entry == 0) {
      return null;
    }
    int frame = frameOf(~entry);
    return new ChunkPlace(packs[frame], frames[frame], ~entry - firsts[frame]);
  }

  /** Whether it is anywhere. */
  synchronized boolean has(Digest chunk) {
    return table[slotOf(chunk)] != 0;
  }

  /** The chunks of this frame are here as well; those that are known stay where they were. */
  synchronized void learn(PackId pack, Frame frame) {
    int before = taken;
    keep(pack, frame);
    for (int i = 0; i < frame.chunks().size(); i++) {
      int slot = slotOf(frame.chunks().get(i).digest());
      if (table[slot] == 0) {
        table[slot] = ~(firsts[frameCount - 1] + i);
        taken++;
        makeRoom();
      }
    }
    if (taken == before) {
      frameCount--;
      nextNumber -= frame.chunks().size();
    }
  }

  private void keep(PackId pack, Frame frame) {
    if (frameCount == frames.length) {
      int more = frameCount + (frameCount >> 1);
      packs = Arrays.copyOf(packs, more);
      frames = Arrays.copyOf(frames, more);
      firsts = Arrays.copyOf(firsts, more);
    }
    packs[frameCount] = pack;
    frames[frameCount] = frame;
    firsts[frameCount] = nextNumber;
    frameCount++;
    nextNumber = Math.addExact(nextNumber, frame.chunks().size());
  }

  private void makeRoom() {
    if (2L * taken <= table.length) {
      return;
    }
    int[] old = table;
    table = new int[Math.multiplyExact(2, old.length)];
    for (int entry : old) {
      if (entry != 0) {
        table[slotOf(digestOf(~entry))] = entry;
      }
    }
  }

  /** Where the chunk is in the table, or the free place where it would be. */
  private int slotOf(Digest chunk) {
    int mask = table.length - 1;
    int slot = spread(chunk) & mask;
    while (table[slot] != 0 && !digestOf(~table[slot]).equals(chunk)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** All bits of a digest are as good as random. */
  private static int spread(Digest chunk) {
    return (int) chunk.a();
  }

  private Digest digestOf(int number) {
    int frame = frameOf(number);
    return frames[frame].chunks().get(number - firsts[frame]).digest();
  }

  private int frameOf(int number) {
    int found = Arrays.binarySearch(firsts, 0, frameCount, number);
    return found < 0 ? ~found - 1 : found;
  }
}
