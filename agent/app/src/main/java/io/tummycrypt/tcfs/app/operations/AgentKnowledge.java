package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an agent can be asked and told by other programs. Safe for several threads; nothing here
 * waits.
 */
public interface AgentKnowledge {
  /** How it stands now. */
  AgentState state();

  /** Whether the file {@code device.yaml} has it do nothing, and ask no store for anything. */
  boolean isSwitchedOff();

  /** What came of the source of the fleet document; null if it has none, or none is known yet. */
  @Nullable SourceNote source();

  /** What it has done so far. */
  AgentCounts counts();

  /**
   * Tells what happens from now on; the listener is called by one thread at a time, which it must
   * not hold up.
   *
   * @return ends it; may be called again
   */
  Runnable watch(Consumer<AgentEvent> listener);

  /**
   * Has it look anew whether it is paused.
   *
   * @param asker what who asks is at, and the look then as well; null if that is not known
   */
  void recheck(@Nullable TraceId asker);

  /**
   * Has it look at the fleet and at all of its roots now.
   *
   * @param asker as above
   */
  void look(@Nullable TraceId asker);
}
