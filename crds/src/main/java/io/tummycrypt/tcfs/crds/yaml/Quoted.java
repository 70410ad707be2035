package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.core.path.Printable;

/** Text of a document made fit for a message: without passwords, escaped, cut where it is long. */
public final class Quoted {
  private static final int MAX_LENGTH = 80;

  private Quoted() {}

  /** {@code text} in quotes. */
  public static String of(String text) {
    return "'" + bare(text) + "'";
  }

  static String bare(String text) {
    // Before the cut, which could take away the '@' that tells a password.
    String shown = Credentials.masked(text);
    if (shown.length() <= MAX_LENGTH) {
      return Printable.of(shown);
    }
    return Printable.of(shown.substring(0, MAX_LENGTH)) + "...";
  }
}
