package io.tummycrypt.tcfs.store.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an object an answer has.
 *
 * @param begin -1 if it does not say
 * @param total the length of the object; -1 if it does not say
 */
record ContentRange(long begin, long total) {
  private static final Pattern FORM =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d+|\\*)/(\\d{1,18}|\\*)");

  /** Takes the header. */
  static ContentRange of(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    return form.matches()
        ? new ContentRange(number(form.group(1)), number(form.group(2)))
        : new ContentRange(-1, -1);
  }

  private static long number(@Nullable String text) {
    return text == null || text.equals("*") ? -1 : Long.parseLong(text);
  }
}
