package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
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
