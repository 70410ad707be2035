package io.tummycrypt.tcfs.app.operations;

import java.util.List;

/**
 * A plan that was carried out, and what came of it.
 *
 * @param planned the last one, if it took several rounds
 * @param warnings what went wrong beside it, one line each; nothing depends on it
 */
public record Applied(Planned planned, Outcome outcome, List<String> warnings) {
  public Applied {
    warnings = List.copyOf(warnings);
  }

  /** Without anything to warn of. */
  public Applied(Planned planned, Outcome outcome) {
    this(planned, outcome, List.of());
  }
}
