package io.tummycrypt.tcfs.core.path;

/** A path that tcfs refuses to have in a tree; the message names the path and the rule. */
public final class UnsafePathException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String rule;

  UnsafePathException(String path, String rule) {
    super("path '" + Printable.of(path) + "' is refused: " + rule);
    this.rule = rule;
  }

  /** What is wrong with it, as in {@code it is longer than 4,095 bytes}. */
  public String rule() {
    return rule;
  }
}
