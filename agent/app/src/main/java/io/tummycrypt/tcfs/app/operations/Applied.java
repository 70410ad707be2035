package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.plan.StreamAction;
import java.util.List;

/**
 * A plan that was carried out, and what came of it.
 *
 * @param planned the last one, if it took several rounds
 * @param warnings what went wrong beside it, one line each; nothing depends on it
 * @param mended what was done at message servers; what is left to do there is in {@code planned}
 */
public record Applied(
    Planned planned, Outcome outcome, List<String> warnings, List<StreamAction> mended) {
  public Applied {
    warnings = List.copyOf(warnings);
    mended = List.copyOf(mended);
  }

  /** Of the files alone. */
  public Applied(Planned planned, Outcome outcome, List<String> warnings) {
    this(planned, outcome, warnings, List.of());
  }

  /** Without anything to warn of. */
  public Applied(Planned planned, Outcome outcome) {
    this(planned, outcome, List.of());
  }
}
