package io.tummycrypt.tcfs.app.terminal;

import io.tummycrypt.tcfs.app.measure.Reading;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a run has come, in a line. */
public final class ProgressText {
  private ProgressText() {}

  /** As in {@code uploading 3 of 12 files 1.0 MiB of 4.0 MiB 512 KiB/s 0:06 left}. */
  public static String of(Reading reading) {
    List<String> parts = new ArrayList<>();
    parts.add(doing(reading.phase()));
    if (reading.files() + reading.ofFiles() > 0) {
      parts.add(files(reading));
    }
    if (reading.bytes() + reading.ofBytes() > 0) {
      parts.add(bytes(reading));
      parts.add(Amounts.bytes(reading.bytesPerSecond()) + "/s");
    }
    reading.secondsLeft().ifPresent(seconds -> parts.add(time(seconds) + " left"));
    return String.join("  ", parts);
  }

  /** What a phase came to, as in {@code look: 12 files, 4.0 MiB}. */
  public static String ofEnded(Reading reading) {
    List<String> parts = new ArrayList<>();
    if (reading.files() > 0) {
      parts.add(Amounts.count(reading.files(), thing(reading.phase())));
    }
    if (reading.bytes() > 0) {
      parts.add(Amounts.bytes(reading.bytes()));
    }
    String name = reading.phase().name().toLowerCase(Locale.ROOT);
    return name + ": " + (parts.isEmpty() ? "done" : String.join(", ", parts));
  }

  private static String doing(Phase phase) {
    return switch (phase) {
      case LOOK -> "looking";
      case PLAN -> "planning";
      case UPLOAD -> "uploading";
      case PUBLISH -> "publishing";
      case APPLY -> "applying";
      case STORE -> "going through the store";
    };
  }

  private static String files(Reading reading) {
    return reading.ofFiles() == 0
        ? Amounts.count(reading.files(), thing(reading.phase()))
        : reading.files() + " of " + Amounts.count(reading.ofFiles(), thing(reading.phase()));
  }

  private static String thing(Phase phase) {
    return phase == Phase.STORE ? "object" : "file";
  }

  private static String bytes(Reading reading) {
    String done = Amounts.bytes(reading.bytes());
    return reading.ofBytes() == 0 ? done : done + " of " + Amounts.bytes(reading.ofBytes());
  }

  private static String time(long seconds) {
    return seconds < 3600
        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
