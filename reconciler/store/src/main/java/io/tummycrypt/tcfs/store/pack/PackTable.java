package io.tummycrypt.tcfs.store.pack;

import java.util.List;

/**
 * What is in a pack, or in those of its frames that somebody uses. It stands at the end of the pack
 * and, for the frames in use, beside the entries that use them; so either can rebuild the other.
 */
public record PackTable(PackId pack, List<Frame> frames) {
  public PackTable {
    frames = List.copyOf(frames);
  }
}
