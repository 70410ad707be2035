package io.tummycrypt.tcfs.app.service;

import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code systemctl show} says of a unit, by the names of the properties. */
record SystemdAnswer(Map<String, String> properties) {
  /** The properties that are asked for. */
  static final String WANTED =
      "--property=LoadState,ActiveState,SubState,Result,MainPID,NRestarts,ExecMainCode,"
          + "ExecMainStatus,ExecMainStartTimestamp,ActiveEnterTimestamp,InactiveEnterTimestamp";

  /** {@code CLD_EXITED}: the process ended by itself. */
  private static final String EXITED = "1";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  SystemdAnswer {
    properties = Map.copyOf(properties);
  }

  /** The answer in the words of a terminal; empty if it is none. */
  static Optional<SystemdAnswer> of(String output) {
    Map<String, String> properties = new TreeMap<>();
    output
        .lines()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> properties.put(parts[0], parts[1].strip()));
    return properties.containsKey("ActiveState")
        ? Optional.of(new SystemdAnswer(properties))
        : Optional.empty();
  }

  ServiceState state() {
    return switch (get("ActiveState")) {
      case "active", "reloading" ->
          new ServiceState.Running(
              time("ActiveEnterTimestamp"), number("MainPID"), number("NRestarts"));
      case "activating" ->
          get("SubState").startsWith("auto-restart")
              ? new ServiceState.Waiting(end(), number("NRestarts"))
              : new ServiceState.Starting();
      case "failed" ->
          new ServiceState.Failed(end(), time("InactiveEnterTimestamp"), number("NRestarts"));
      case "inactive", "deactivating" -> inactive();
      default -> new ServiceState.Unknown("systemd says that it is " + get("ActiveState"));
    };
  }

  private ServiceState inactive() {
    if (!get("LoadState").equals("loaded")) {
      return new ServiceState.Unknown(
          "systemd does not know it (" + get("LoadState") + "): install it again");
    }
    return time("ExecMainStartTimestamp") == null
        ? new ServiceState.NeverStarted()
        : new ServiceState.Stopped(time("InactiveEnterTimestamp"));
  }

  private ServiceEnd end() {
    int status = Math.toIntExact(number("ExecMainStatus"));
    boolean isExit = get("ExecMainCode").equals(EXITED);
    boolean isSignal = !isExit && status > 0;
    return new ServiceEnd(
        isExit ? status : null, isSignal ? status : null, meaning(isExit ? status : 0));
  }

  private String meaning(int exitCode) {
    return switch (get("Result")) {
      case "watchdog" -> "it did not go on with its work, and was ended";
      case "timeout" -> "it took too long to start or to end";
      case "oom-kill" -> "the system had no memory left for it";
      case "start-limit-hit" ->
          "it failed too often in a short time" + (exitCode == 0 ? "" : ": " + of(exitCode));
      case "resources" -> "systemd lacked what it takes to start it";
      case "protocol" -> "it ended before it was ready";
      default -> exitCode == 0 ? "it was ended from outside" : of(exitCode);
    };
  }

  private static String of(int exitCode) {
    return ExitMeaning.of(exitCode);
  }

  private String get(String name) {
    return properties.getOrDefault(name, "");
  }

  private long number(String name) {
    try {
      return Integer.parseInt(get(name));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** Null if it never came to that. */
  private @Nullable Instant time(String name) {
    try {
      return ZonedDateTime.parse(get(name), TIME).toInstant();
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
