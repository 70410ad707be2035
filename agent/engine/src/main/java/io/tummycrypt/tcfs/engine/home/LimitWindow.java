package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part of each day, or of some days, with limits of its own. */
public record LimitWindow(
    @Field(
            value = "The days on which it begins.",
            otherwise = "all",
            pattern = "mon|tue|wed|thu|fri|sat|sun",
            form = "mon, tue, wed, thu, fri, sat or sun",
            maxItems = 7)
        @Nullable List<String> days,
    @Field(
            value = "When it begins, by the clock of the machine.",
            required = true,
            pattern = LimitWindow.TIME,
            form = "a time as 08:00")
        @Nullable String from,
    @Field(
            value = "When it ends; on the next day if that is not after the beginning.",
            required = true,
            pattern = LimitWindow.TIME,
            form = "a time as 18:00")
        @Nullable String to,
    @Field(
            value = "Bytes a second to the store.",
            otherwise = "as without the window",
            pattern = LimitSettings.RATE,
            form = LimitSettings.FORM)
        @Nullable String up,
    @Field(
            value = "Bytes a second from the store.",
            otherwise = "as without the window",
            pattern = LimitSettings.RATE,
            form = LimitSettings.FORM)
        @Nullable String down) {
  static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

  /**
   * What is wrong with fields that have the right form by themselves: field, or nothing for the
   * window as a whole, and reason.
   */
  Map<String, String> refusals() {
    Map<String, String> refusals = new LinkedHashMap<>();
    if (days != null && days.isEmpty()) {
      refusals.put("days", "expected at least one day; for every day leave 'days' out");
    }
    if (from != null && from.equals(to)) {
      refusals.put(
          "to",
          "expected another time than 'from'; a whole day is two windows: 00:00 to 12:00, 12:00 to 00:00");
    }
    if (up == null && down == null) {
      refusals.put("", "expected a rate: 'up', 'down' or both");
    }
    return refusals;
  }

  /** Whether this moment is in it. */
  boolean has(LocalDateTime now) {
    LocalTime begin = LocalTime.parse(Objects.requireNonNull(from));
    LocalTime end = LocalTime.parse(Objects.requireNonNull(to));
    LocalTime time = now.toLocalTime();
    if (begin.isBefore(end)) {
      return isOn(now.getDayOfWeek()) && !time.isBefore(begin) && time.isBefore(end);
    }
    return !time.isBefore(begin)
        ? isOn(now.getDayOfWeek())
        : time.isBefore(end) && isOn(now.getDayOfWeek().minus(1));
  }

  private boolean isOn(DayOfWeek day) {
    return days == null || days.contains(day.name().substring(0, 3).toLowerCase(Locale.ROOT));
  }
}
