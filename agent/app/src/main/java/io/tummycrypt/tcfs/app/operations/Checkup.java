package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.app.operations.Check.Level;
import java.util.List;

/**
 * How everything stands that a device works with.
 *
 * @param checks by area, and by root
 */
public record Checkup(List<Check> checks) {
  public Checkup {
    checks = List.copyOf(checks);
  }

  /** How many are at this level. */
  public long count(Level level) {
    return checks.stream().filter(check -> check.level() == level).count();
  }
}
