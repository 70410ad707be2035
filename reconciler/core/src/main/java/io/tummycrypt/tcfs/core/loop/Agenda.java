package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What an agent is to look at, and when: at the start at everything; then where something was heard
 * of, once it seems complete; at the other devices and at all files now and then, for what was not
 * heard; and again at what failed, less and less often. Not thread-safe.
 */
public final class Agenda {
  /** No time at all. */
  public static final long NEVER = Long.MAX_VALUE;

  private final Pace pace;
  private final SortedMap<RootName, RootAgenda> roots = new TreeMap<>();
  private long poll;
  private long heard = NEVER;

  /** When the way to the others was last said to be open again, so that it was looked at once. */
  private long reached = Long.MIN_VALUE / 2;

  private int failures;

  /** Not before this, whatever waits: the store, or this device's own state, has failed. */
  private long held;

  /** Whether only the document is followed, and nothing is done. */
  private boolean isPaused;

  /** A poll is due at once; there are no roots yet. */
  public Agenda(Pace pace, long now) {
    this.pace = pace;
    this.poll = now;
    this.held = now;
  }

  /** From now on these roots are looked at, the new ones at once and as a whole, and no others. */
  public void follow(Collection<RootName> wanted, long now) {
    roots.keySet().retainAll(wanted);
    wanted.forEach(root -> roots.computeIfAbsent(root, _ -> new RootAgenda(pace, now)));
  }

  /** Looks at no root until this is called again with false. */
  public void pause(boolean paused) {
    isPaused = paused;
  }

  /**
   * What is due. What of a root is to be looked at is taken when it is, by {@link #take}.
   *
   * @param isPoll whether to look at the document as well, and at all else that nobody tells of
   * @param isLocal whether something is to be looked at in a root
   * @param skipped what failed and is not to be tried again yet, or is being written, of each root
   */
  public record Look(
      boolean isPoll, boolean isLocal, SortedMap<RootName, SortedSet<TreePath>> skipped) {
    public Look {
      skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    }
  }

  /** A poll is due at once, also where something failed. */
  public void poll(long now) {
    poll = Math.min(poll, now);
    held = Math.min(held, now);
  }

  /** The same, and everything in all roots. */
  public void lookAtAll(long now) {
    poll(now);
    roots.values().forEach(root -> root.missed(now));
  }

  /** Takes up a signal; one for a root that is not here says nothing. */
  public void hear(Signal signal, long now) {
    switch (signal) {
      case Signal.Changed(RootName root, TreePath path, boolean isComplete) ->
          with(root, agenda -> agenda.changed(path, isComplete, now));
      case Signal.Doubtful(RootName root, TreePath path) ->
          with(root, agenda -> agenda.doubtful(path, now));
      case Signal.Missed(RootName root) -> with(root, agenda -> agenda.missed(now));
      case Signal.Published() -> heard = Math.min(heard, now);
      case Signal.Reachable() -> reach(now);
      case Signal.Redesired() -> poll = Math.min(poll, now);
    }
  }

  /** What comes and goes again and again is not looked for more often than without being told. */
  private void reach(long now) {
    heard = Math.min(heard, now);
    if (now - reached >= pace.poll()) {
      reached = now;
      poll(now);
    }
  }

  private void with(RootName root, Consumer<RootAgenda> action) {
    RootAgenda agenda = roots.get(root);
    if (agenda != null) {
      action.accept(agenda);
    }
  }

  /** When there is something to look at; {@link #NEVER} does not come. */
  public long next() {
    long next = Math.min(poll, heard);
    if (!isPaused) {
      for (RootAgenda root : roots.values()) {
        next = Math.min(next, root.next());
      }
    }
    return Math.max(next, held);
  }

  /** Begins a look; to be called when {@link #next} has come. */
  public Look begin(long now) {
    boolean isPoll = poll <= now;
    if (isPoll) {
      poll = now + pace.poll();
    }
    heard = NEVER;
    boolean isLocal = false;
    TreeMap<RootName, SortedSet<TreePath>> skipped = new TreeMap<>();
    for (Map.Entry<RootName, RootAgenda> each : roots.entrySet()) {
      isLocal |= !isPaused && each.getValue().begin(now);
      SortedSet<TreePath> waiting = each.getValue().waiting(now);
      if (!waiting.isEmpty()) {
        skipped.put(each.getKey(), waiting);
      }
    }
    return new Look(isPoll, isLocal, skipped);
  }

  /**
   * What of a root is to be looked at in this very moment; the next call gives what came since.
   * Whoever takes it looks there, or says {@link Signal.Missed}.
   */
  public Area take(RootName root, long now) {
    RootAgenda agenda = roots.get(root);
    return agenda == null ? Area.WHOLE : agenda.take(now);
  }

  /** Ends a look that went through. */
  public void ended(Look look, Ended ended, long now) {
    failures = 0;
    if (ended.isCutShort()) {
      heard = now;
    }
    roots.forEach((name, root) ->
        root.ended(
            ended.halted().contains(name),
            ended.isCutShort(),
            ended.failed(name),
            look.skipped().getOrDefault(name, Collections.emptySortedSet()),
            now));
  }

  /**
   * Ends a look that came to nothing: the store failed, or the state of this device did. The next
   * is later and later, but not later than if nobody had told of anything.
   */
  public void failed(Look look, long now) {
    failures++;
    held = now + Math.min(pace.retry().after(failures), pace.poll());
    poll = now;
  }

  /** Ends a look for which there was no room: somebody else is at work on this device. */
  public void busy(Look look, long now) {
    held = now + pace.retry().first();
    if (look.isPoll()) {
      poll = now;
    }
    heard = now;
  }

  /** How often looking came to nothing since it last did not. */
  public int failures() {
    return failures;
  }

  /** What failed of a root, and when it is tried again. */
  public SortedMap<TreePath, Waiting> waiting(RootName root) {
    RootAgenda agenda = roots.get(root);
    return agenda == null ? Collections.emptySortedMap() : agenda.failed();
  }
}
