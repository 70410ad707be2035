package io.tummycrypt.tcfs.crds.yaml;

/** How many aliases one text may still use. */
final class AliasBudget {
  static final int MAX_ALIASES = 64;

  private int used;

  /** Whether there was one left. */
  boolean take() {
    return ++used <= MAX_ALIASES;
  }
}
