package io.tummycrypt.tcfs.store.trace;

import org.jspecify.annotations.Nullable;

/**
 * What a program is at, for whatever it asks of others meanwhile, in whichever of its threads. A
 * command is at one thing from its beginning to its end; an agent at one look after the other. An
 * id is made when somebody first asks for it. Safe for several threads.
 */
public final class Trace {
  private volatile @Nullable TraceId id;

  /** Begins with an id of its own. */
  public Trace() {
    this(null);
  }

  /** Begins with this id; with one of its own if that is null. */
  public Trace(@Nullable TraceId id) {
    this.id = id;
  }

  /** The id of what the program is at. */
  public TraceId id() {
    TraceId now = id;
    return now == null ? made() : now;
  }

  private synchronized TraceId made() {
    TraceId now = id;
    if (now == null) {
      now = TraceId.fresh();
      id = now;
    }
    return now;
  }

  /** From now on the program is at something else. */
  public synchronized void begin(TraceId next) {
    id = next;
  }
}
