package io.tummycrypt.tcfs.core.path;

/** A path that tcfs refuses to have in a tree; the message names the path and the rule. */
public final class UnsafePathException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnsafePathException(String path, String rule) {
    super("path '" + Printable.of(path) + "' is refused: " + rule);
  }
}
