package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.path.Printable;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(String file, int line, int column) {
  /** The first character of a file. */
  public static Position startOf(String file) {
    return new Position(file, 1, 1);
  }

  /** This place as the origin of a field. */
  public Origin origin(String field) {
    return new Origin(file, line, column, field);
  }

  @Override
  public String toString() {
    return Printable.of(file) + ":" + line + ":" + column;
  }
}
