package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.plan.Notice.Held;
import org.jspecify.annotations.Nullable;

/** Because of which guard a change is held. */
public final class HoldingGuard {
  /** Of a root of which no file is left nothing is believed. */
  public static final Setting<String> EMPTIED =
      new Setting<>("all files of the root are gone", new Origin("built-in rule", 0, 0, ""));

  private HoldingGuard() {}

  /**
   * The guard that holds changes of a kind: {@link #EMPTIED}, or the budget of {@code guards}; null
   * where the kind says itself why it is held.
   */
  public static @Nullable Setting<?> of(Held.Kind kind, Guards guards) {
    return switch (kind) {
      case DELETION_HERE, DELETION_ELSEWHERE, FIRST_PUSH -> guards.maxDeletes();
      case ROOT_EMPTIED -> EMPTIED;
      case EMPTIED, DELETED_CONTENT -> null;
    };
  }
}
