package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.path.Printable;

/**
 * One value that holds on a device, for people to read.
 *
 * @param field what it is on the device, such as {@code roots.git.conflictMode}
 * @param value as a document would say it
 */
public record EffectiveSetting(String field, String value, Origin origin) {
  /** {@code field: value}, fit to print. */
  public String line() {
    return field + ": " + Printable.of(value);
  }

  /** The line with where the value came from. */
  public String lineWithOrigin() {
    return line() + "  # " + Printable.of(origin.toString());
  }
}
