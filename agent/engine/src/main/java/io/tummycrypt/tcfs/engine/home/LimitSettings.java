package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.crds.shape.Field;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How fast the agent of this device may be, and when. */
public record LimitSettings(
    @Field(
            value = "Bytes a second to the store.",
            otherwise = "unlimited",
            pattern = LimitSettings.RATE,
            form = LimitSettings.FORM)
        @Nullable String up,
    @Field(
            value = "Bytes a second from the store.",
            otherwise = "unlimited",
            pattern = LimitSettings.RATE,
            form = LimitSettings.FORM)
        @Nullable String down,
    @Field(value = "Other limits at some times; the first that holds counts.", maxItems = 100)
        @Nullable List<LimitWindow> schedule) {
  static final String RATE = "unlimited|[1-9][0-9]{0,8}[KMG]?(i?B)?";
  static final String FORM = "bytes a second, such as 500K or 2M, or unlimited";

  /** As fast as can be. */
  public static final LimitSettings NONE = new LimitSettings(null, null, null);

  /** Bytes a second to the store at this moment, by the clock of the machine; 0 for any number. */
  public long upAt(LocalDateTime now) {
    return at(now, LimitWindow::up, up);
  }

  /** The same from the store. */
  public long downAt(LocalDateTime now) {
    return at(now, LimitWindow::down, down);
  }

  private long at(
      LocalDateTime now, Function<LimitWindow, @Nullable String> part, @Nullable String usual) {
    String limit = usual;
    for (LimitWindow window : Objects.requireNonNullElse(schedule, List.<LimitWindow>of())) {
      String own = part.apply(window);
      if (own != null && window.has(now)) {
        limit = own;
        break;
      }
    }
    return limit == null || limit.equals("unlimited") ? 0 : Rate.parse(limit).bytesPerSecond();
  }

  /** What is wrong with fields that have the right form by themselves: field and reason. */
  Map<String, String> refusals() {
    List<LimitWindow> windows = Objects.requireNonNullElse(schedule, List.of());
    Map<String, String> refusals = new LinkedHashMap<>();
    for (int i = 0; i < windows.size(); i++) {
      String window = "schedule[" + i + "]";
      windows
          .get(i)
          .refusals()
          .forEach(
              (field, why) -> refusals.put(field.isEmpty() ? window : window + "." + field, why));
    }
    return refusals;
  }

  /** As a file has it: what is set, by name. */
  Map<String, Object> members() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("up", up);
    all.put("down", down);
    all.put(
        "schedule",
        schedule == null ? null : schedule.stream().map(LimitSettings::members).toList());
    return S3Settings.set(all);
  }

  private static Map<String, Object> members(LimitWindow window) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("days", window.days());
    all.put("from", window.from());
    all.put("to", window.to());
    all.put("up", window.up());
    all.put("down", window.down());
    return S3Settings.set(all);
  }
}
