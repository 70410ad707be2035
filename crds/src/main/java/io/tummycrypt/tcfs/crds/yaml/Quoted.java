package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.core.path.Printable;

/** Text of a document made fit for a message: escaped, and cut where it is long. */
public final class Quoted {
  private static final int MAX_LENGTH = 80;

  private Quoted() {}

  /** {@code text} in quotes. */
  public static String of(String text) {
    return "'" + bare(text) + "'";
  }

  static String bare(String text) {
    if (text.length() <= MAX_LENGTH) {
      return Printable.of(text);
    }
    return Printable.of(text.substring(0, MAX_LENGTH)) + "...";
  }
}
