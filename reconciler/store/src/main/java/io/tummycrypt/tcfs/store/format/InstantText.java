package io.tummycrypt.tcfs.store.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as text, as {@link Instant} writes and reads them. A log has one for each version, and the
 * formatter of the JDK takes longer for it than all else of a version takes.
 */
public final class InstantText {
  private static final String USUAL = "0000-00-00T00:00:00";
  private static final int DIGITS = 9;
  private static final int DAY = 24 * 60 * 60;

  /** The years of four digits: from 0000-01-01 to 9999-12-31. */
  private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;

  private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

  private InstantText() {}

  /**
   * The time that {@link Instant#parse} makes of a text.
   *
   * @throws DateTimeException if it is none
   */
  public static Instant parse(String text) {
    int end = text.length() - 1;
    if (!isUsual(text, end)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int nanos = 0;
    if (end > USUAL.length()) {
      int first = USUAL.length() + 1;
      nanos = number(text, first, end);
      for (int digits = end - first; digits < DIGITS; digits++) {
        nanos *= 10;
      }
    }
    return Instant.ofEpochSecond(
        day.toEpochDay() * DAY + (hour * 60 + minute) * 60L + second, nanos);
  }

  /** Whether it has a digit, or what stands between digits, wherever the usual form has one. */
  private static boolean isUsual(String text, int end) {
    int fraction = end - USUAL.length() - 1;
    boolean fits = end == USUAL.length() || (fraction >= 1 && fraction <= DIGITS);
    if (!fits || text.charAt(end) != 'Z') {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char usual = i < USUAL.length() ? USUAL.charAt(i) : i == USUAL.length() ? '.' : '0';
      char found = text.charAt(i);
      if (usual == '0' ? found < '0' || found > '9' : found != usual) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }

  /** The text of a time, as {@link Instant#toString} has it. */
  public static String of(Instant time) {
    long seconds = time.getEpochSecond();
    if (seconds < FIRST || seconds >= END) {
      return time.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, (long) DAY));
    int inDay = Math.floorMod(seconds, DAY);
    StringBuilder text = new StringBuilder(USUAL.length() + DIGITS + 2);
    append(text, day.getYear(), 1000);
    append(text.append('-'), day.getMonthValue(), 10);
    append(text.append('-'), day.getDayOfMonth(), 10);
    append(text.append('T'), inDay / 3600, 10);
    append(text.append(':'), inDay / 60 % 60, 10);
    append(text.append(':'), inDay % 60, 10);
    int nanos = time.getNano();
    if (nanos != 0) {
      text.append('.');
      if (nanos % 1_000_000 == 0) {
        append(text, nanos / 1_000_000, 100);
      } else if (nanos % 1000 == 0) {
        append(text, nanos / 1000, 100_000);
      } else {
        append(text, nanos, 100_000_000);
      }
    }
    return text.append('Z').toString();
  }

  /**
   * Appends a number with leading zeros.
   *
   * @param first what its first digit stands for
   */
  private static void append(StringBuilder text, int number, int first) {
    int left = number;
    for (int place = first; place > 0; place /= 10) {
      text.append((char) ('0' + left / place));
      left %= place;
    }
  }
}
