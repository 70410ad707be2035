package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.store.object.Concurrency;
import java.util.regex.Pattern;

/**
 * How many at once, as on a command line.
 *
 * @param value from 1 to {@link Concurrency#MOST}
 */
record Count(int value) {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]?");

  static Count parse(String text) {
    if (!FORM.matcher(text).matches() || Integer.parseInt(text) > Concurrency.MOST) {
      throw new IllegalArgumentException(
          "expected a number from 1 to " + Concurrency.MOST + ", found '" + text + "'");
    }
    return new Count(Integer.parseInt(text));
  }
}
