package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the other devices would do, as far as the heads of all and their last reports tell. */
final class Outlooks {
  private static final String NOT_IN_DOCUMENT =
      "the document does not have it any more: nothing is deleted there, and nothing synchronised";

  private final Session session;
  private final Documents.Ruling own;
  private final Observed observed;
  private final LastReports reports;

  /**
   * @param own the document to plan for
   * @param observed the heads, as this device has just read them
   */
  Outlooks(Session session, Documents.Ruling own, Observed observed) {
    this.session = session;
    this.own = own;
    this.observed = observed;
    this.reports = new LastReports(session);
  }

  /** One for each other device of the document; then for each that it does not have any more. */
  List<Outlook> ofOthers() throws IOException {
    long published = new Documents(session).publishedRevision();
    List<Outlook> outlooks = new ArrayList<>();
    for (DeviceName device : own.document().deviceNames()) {
      if (!device.equals(own.desired().device())) {
        outlooks.add(of(device, published));
      }
    }
    for (DeviceName device : observed.heads().active()) {
      if (own.document().device(device).isEmpty()) {
        outlooks.add(new Outlook.Unknown(device, NOT_IN_DOCUMENT, false));
      }
    }
    return outlooks;
  }

  private Outlook of(DeviceName device, long published) throws IOException {
    if (observed.heads().retired().containsKey(device)) {
      return new Outlook.Unknown(device, "it was revoked and takes no part any more", false);
    }
    DeviceReport report = reports.of(device);
    UnreadableReport unreadable = reports.unreadable(device);
    if (unreadable != null) {
      String why = unreadable.problem() + "; " + unreadable.nextStep();
      return new Outlook.Unknown(device, "its report cannot be read: " + why, true);
    }
    return report == null
        ? new Outlook.Unknown(device, "no report yet; it reports when it syncs", false)
        : of(report, published);
  }

  private Outlook of(DeviceReport report, long published) throws IOException {
    long revision = own.desired().revision();
    return switch (Effective.ofOther(own.document(), report.device(), revision)) {
      case Result.Rejected<Effective>(var findings) ->
          new Outlook.Unknown(
              report.device(), "the document does not hold for it: " + findings.getFirst(), true);
      case Result.Ok<Effective>(Effective effective) ->
          planned(effective.desired(), report, published);
    };
  }

  /** Roots that it had by the revision that it last followed, and has not or not there by this. */
  private List<Notice.LeftBehind> leftBehind(Desired desired, DeviceReport report, long published)
      throws IOException {
    List<Notice.LeftBehind> leftBehind = new ArrayList<>();
    before(report, published)
        .forEach((name, root) -> {
          DesiredRoot now = desired.roots().get(name);
          String path = root.localPath().value();
          String nowAt = now == null ? null : now.localPath().value();
          if (!path.equals(nowAt)) {
            leftBehind.add(new Notice.LeftBehind(name, path, nowAt));
          }
        });
    return leftBehind;
  }

  /** None where that revision cannot be read: it is needed for nothing else. */
  private SortedMap<RootName, DesiredRoot> before(DeviceReport report, long published)
      throws IOException {
    long revision = report.revision();
    if (revision < 1 || revision > published) {
      return new TreeMap<>();
    }
    try {
      String text = session.store().revisions().read(revision).document();
      Result<Effective> effective =
          FleetDocument.parse("revision " + revision, text)
              .then(then -> Effective.ofOther(then, report.device(), revision));
      return switch (effective) {
        case Result.Ok<Effective> ok -> ok.value().desired().roots();
        case Result.Rejected<Effective> _ -> new TreeMap<>();
      };
    } catch (NoSuchFileException | DamagedObjectException | UnknownFormatException _) {
      return new TreeMap<>();
    }
  }

  private Planned planned(Desired desired, DeviceReport report, long published) throws IOException {
    TreeMap<DeviceName, Long> highest = new TreeMap<>();
    for (Map.Entry<DeviceName, KnownSlot> chain : observed.highest().entrySet()) {
      highest.put(chain.getKey(), chain.getValue().seq());
    }
    DeviceReport latest = report.withSeen(seenSince(report));
    Reported reported = Reported.of(latest, published, highest);
    Plan plan = ForeignPlan.of(desired, observed, latest, leftBehind(desired, report, published));
    return new Planned(desired, own.source(), plan, reported);
  }

  /** A head may be younger than the report. */
  private Map<DeviceName, Long> seenSince(DeviceReport report) {
    Head head = observed.heads().byDevice().get(report.device());
    return head == null ? Map.of() : head.seen();
  }
}
