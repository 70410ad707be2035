package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Round;
import io.tummycrypt.tcfs.engine.home.LastSync;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.DeviceReport.Sync;
import io.tummycrypt.tcfs.store.report.DeviceReport.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Notes that a sync came to its end, and reports it to the fleet when that is due. */
final class Reporting {
  private final Session session;

  /** The report that the fleet has; null if that was not looked at. */
  private @Nullable DeviceReport last;

  /** What the fleet is still to be told; null if it knows all there is to know. */
  private @Nullable Owed owed;

  private record Owed(DeviceReport report, Applied applied, Round round) {}

  Reporting(Session session) {
    this.session = session;
  }

  /**
   * Takes note of what was applied; the same, with a warning if that failed. What was synchronised
   * is so all the same.
   *
   * @param round that found nothing more to do
   */
  Applied note(Applied applied, Round round) {
    Instant now = session.machine().now();
    try {
      LastSync.write(session.home(), now);
      report(new Owed(content(applied, round.known(), now), applied, round), now);
      return applied;
    } catch (IOException e) {
      String warning = "the report of this device was not written: " + IoText.of(e);
      return new Applied(applied.planned(), applied.outcome(), List.of(warning));
    }
  }

  /** The same, of a device that was at rest and had nothing to report. */
  Applied noteAtRest(Applied applied) {
    try {
      LastSync.write(session.home(), session.machine().now());
      return applied;
    } catch (IOException e) {
      String warning = "when this device was last synchronised was not noted: " + IoText.of(e);
      return new Applied(applied.planned(), applied.outcome(), List.of(warning));
    }
  }

  /**
   * Whether the fleet has to be told that this was applied.
   *
   * @param known the highest slot of each chain
   */
  boolean isDue(Applied applied, SortedMap<DeviceName, KnownSlot> known) throws IOException {
    DeviceReport next = content(applied, known, session.machine().now());
    return ReportRhythm.isDue(latest(next.device()), next);
  }

  /** Reports what could not be told yet, once it can: nobody reports all the time. */
  void reportLater() {
    if (owed == null) {
      return;
    }
    try {
      report(owed, session.machine().now());
    } catch (IOException _) {
      // It is still owed; what is wrong with the store is told by whoever needs it.
    }
  }

  private void report(Owed next, Instant now) throws IOException {
    owed = next;
    DeviceReport report = next.report().writtenAt(now);
    DeviceReport before = last == null ? latest(report.device()) : last;
    boolean isDue = ReportRhythm.isDue(before, report);
    if (isDue) {
      session.store().reportWriter().write(withInventory(report, next.applied(), next.round()));
    }
    last = isDue ? report : before;
    owed = before == null || isDue || ReportRhythm.isSame(before, report) ? null : next;
  }

  /** One that cannot be read is as none: the next takes its place. */
  private @Nullable DeviceReport latest(DeviceName device) throws IOException {
    try {
      return session.store().reports().latest(device);
    } catch (DamagedObjectException | UnknownFormatException _) {
      return null;
    }
  }

  private static DeviceReport content(
      Applied applied, SortedMap<DeviceName, KnownSlot> known, Instant now) {
    Desired desired = applied.planned().desired();
    TreeMap<DeviceName, Long> seen = new TreeMap<>();
    known.forEach((device, slot) -> seen.put(device, slot.seq()));
    return new DeviceReport(
        desired.device(),
        now,
        ProgramVersion.text(),
        desired.revision(),
        new Sync(now, outcome(Facts.of(applied))),
        waiting(applied),
        seen,
        new TreeMap<>());
  }

  private static DeviceReport.Outcome outcome(Facts facts) {
    if (facts.partly()) {
      return DeviceReport.Outcome.PARTLY;
    }
    return facts.conflicts() ? DeviceReport.Outcome.CONFLICTS : DeviceReport.Outcome.DONE;
  }

  private static Waiting waiting(Applied applied) {
    Outcome outcome = applied.outcome();
    List<Notice> notices = applied.planned().plan().notices();
    return new Waiting(
        outcome.failed().size() + outcome.skipped().size(),
        notices.stream().filter(Notice.OpenConflict.class::isInstance).count(),
        notices.stream().filter(Notice.Held.class::isInstance).count());
  }

  /** Of a run that ended while there was still more to do, the view is not known. */
  private static DeviceReport withInventory(DeviceReport report, Applied applied, Round last) {
    SortedMap<RootName, Digest> inventory = new TreeMap<>();
    if (last.report().done().isEmpty()) {
      inventory.putAll(last.view().digests());
      inventory.keySet().retainAll(applied.planned().desired().roots().keySet());
    }
    return new DeviceReport(
        report.device(),
        report.at(),
        report.version(),
        report.revision(),
        report.sync(),
        report.waiting(),
        report.seen(),
        inventory);
  }
}
