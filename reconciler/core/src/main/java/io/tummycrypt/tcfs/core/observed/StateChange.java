package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One step of a device's state; several are committed together or not at all. */
public sealed interface StateChange {
  /** A new life: its counter begins at 0. */
  record Begin(Incarnation incarnation) implements StateChange {}

  /** The highest counter that is used up; it never goes back. */
  record Counter(long counter) implements StateChange {}

  /** The path now stands at this base. */
  record SetBase(RootName root, TreePath path, Base base) implements StateChange {}

  /** The path has no base any more. */
  record ForgetBase(RootName root, TreePath path) implements StateChange {}

  /**
   * The folder is about to be changed, or what is in it to be published, so that the path stands at
   * this base; whether it does shows in what is there and in the heads.
   */
  record Intend(RootName root, TreePath path, Base base) implements StateChange {}

  /** What was intended in the root is done, or given up. */
  record EndIntents(RootName root) implements StateChange {}

  /** The root is another tree than before: it has no bases any more, and a first run follows. */
  record ForgetBases(RootName root) implements StateChange {}

  /** The root is taken up, or its marker is being renewed. */
  record Remember(RootName root, RootMemory memory) implements StateChange {}

  /** The highest slot of a chain that was seen. */
  record Saw(DeviceName device, KnownSlot slot) implements StateChange {}

  /** A slot is about to be created with exactly these bytes. */
  record Pending(SealedSlot slot) implements StateChange {}

  /** The pending slot is created, or known never to be. */
  record NotPending() implements StateChange {}

  /** Up to where everything of the others is applied or decided here. */
  record Settled(SortedMap<DeviceName, Long> seqs) implements StateChange {
    public Settled {
      seqs = Collections.unmodifiableSortedMap(new TreeMap<>(seqs));
    }
  }

  /** The deletions of the last day, in place of those remembered. */
  record RecentDeletions(RootName root, List<Deletions> deletions) implements StateChange {
    public RecentDeletions {
      deletions = List.copyOf(deletions);
    }
  }

  /** The machine was running since this boot when the last run ended. */
  record Boot(String bootId) implements StateChange {}
}
