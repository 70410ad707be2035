package io.tummycrypt.tcfs.app.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers, sizes and times for people. */
public final class Amounts {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Amounts() {}

  /** A size such as {@code 12 B}, {@code 1.2 MiB} or {@code 40 KiB}: two digits or more. */
  public static String bytes(long bytes) {
    int unit = 0;
    double amount = bytes;
    while (unit + 1 < UNITS.size() && Math.round(amount) >= 1024) {
      amount /= 1024;
      unit++;
    }
    long tenths = Math.round(amount * 10);
    String number =
        unit > 0 && tenths < 100
            ? tenths / 10 + "." + tenths % 10
            : Long.toString(Math.round(amount));
    return number + " " + UNITS.get(unit);
  }

  /** A time in UTC, to the second. */
  public static String time(Instant time) {
    return TIME.format(time);
  }

  /**
   * How long something is or was: {@code 0 s}, {@code 59 s}, {@code 3 min}, {@code 2 h}, {@code 4
   * d}.
   */
  public static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  /** {@code 1 file}, {@code 2 files}. */
  public static String count(long count, String one) {
    return count(count, one, one + "s");
  }

  /** The same for a word with another plural. */
  public static String count(long count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }
}
