package io.tummycrypt.tcfs.store.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is in a pack, or in those of its frames that somebody uses. It stands at the end of the pack
 * and, for the frames in use, beside the entries that use them; so either can rebuild the other.
 */
public record PackTable(PackId pack, List<Frame> frames) {
  public PackTable {
    frames = List.copyOf(frames);
  }

  /** One table for each pack, in order, with all frames that any of these tables has of it. */
  public static List<PackTable> union(Collection<PackTable> tables) {
    Map<PackId, Set<Frame>> packs = new TreeMap<>();
    for (PackTable table : tables) {
      packs.computeIfAbsent(table.pack, _ -> new LinkedHashSet<>()).addAll(table.frames);
    }
    List<PackTable> union = new ArrayList<>();
    packs.forEach((pack, frames) ->
        union.add(
            new PackTable(
                pack, frames.stream().sorted(Comparator.comparingLong(Frame::offset)).toList())));
    return union;
  }
}
