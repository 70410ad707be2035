package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.core.desired.Origin;

/**
 * Something that is wrong with a document.
 *
 * @param path the field, such as {@code spec.roots[0].path}, or {@code document}; fit to print
 * @param message what was found and what was expected, in one line; fit to print
 */
public record Finding(Position position, String path, String message) {
  /** The path of findings that concern no single field. */
  public static final String DOCUMENT = "document";

  /** A finding at the place where a value came from. */
  public static Finding at(Origin origin, String message) {
    Position position = new Position(origin.source(), origin.line(), origin.column());
    return new Finding(position, origin.field(), message);
  }

  /** The one line that tools show: {@code FILE:LINE:COLUMN: path: message}. */
  @Override
  public String toString() {
    return position + ": " + path + ": " + message;
  }
}
