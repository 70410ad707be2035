package io.tummycrypt.tcfs.app.operations;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From when on something counts: from a point in time, or for so long before now. */
public sealed interface Since {
  record At(Instant instant) implements Since {}

  record Age(Duration age) implements Since {}

  Pattern AGE = Pattern.compile("([0-9]{1,6})([smhdw])");

  Map<String, Duration> UNITS =
      Map.of(
          "s", ChronoUnit.SECONDS.getDuration(),
          "m", ChronoUnit.MINUTES.getDuration(),
          "h", ChronoUnit.HOURS.getDuration(),
          "d", ChronoUnit.DAYS.getDuration(),
          "w", ChronoUnit.WEEKS.getDuration());

  /** The first moment that counts. */
  default Instant from(Instant now) {
    return switch (this) {
      case At at -> at.instant();
      case Age age -> now.minus(age.age());
    };
  }

  /**
   * Takes a date, which begins at midnight in UTC; a time with its zone; or an age.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Since parse(String text) {
    Matcher age = AGE.matcher(text);
    if (age.matches()) {
      Duration unit = UNITS.getOrDefault(age.group(2), Duration.ZERO);
      return new Age(unit.multipliedBy(Long.parseLong(age.group(1))));
    }
    try {
      return new At(
          text.indexOf('T') < 0
              ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "expected a date such as 2026-11-20, a time such as 2026-11-20T12:00:00Z, or an age such"
              + " as 90m, 3h, 2d or 1w; found '"
              + text
              + "'",
          e);
    }
  }
}
