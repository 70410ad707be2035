package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.Reported;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.effective.Effective;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the other devices would do, as far as the heads of all and their last reports tell. */
final class Outlooks {
  /** Where the home folder of another machine is, nobody here knows. */
  private static final String FOREIGN_HOME = "/~";

  private final Session session;
  private final Documents.Ruling own;
  private final Observed observed;

  /**
   * @param own the document to plan for
   * @param observed the heads, as this device has just read them
   */
  Outlooks(Session session, Documents.Ruling own, Observed observed) {
    this.session = session;
    this.own = own;
    this.observed = observed;
  }

  /** One for each other device of the document, by name. */
  List<Outlook> ofOthers() throws IOException {
    long published = new Documents(session).published().desired().revision();
    List<Outlook> outlooks = new ArrayList<>();
    for (DeviceName device : own.document().deviceNames()) {
      if (!device.equals(own.desired().device())) {
        outlooks.add(of(device, published));
      }
    }
    return outlooks;
  }

  private Outlook of(DeviceName device, long published) throws IOException {
    if (observed.heads().retired().containsKey(device)) {
      return new Outlook.Unknown(device, "it was revoked and takes no part any more", false);
    }
    try {
      DeviceReport report = session.store().reports().latest(device);
      return report == null
          ? new Outlook.Unknown(device, "no report yet; it reports when it syncs", false)
          : of(report, published);
    } catch (DamagedObjectException | UnknownFormatException e) {
      String next = "; its next sync writes a new one";
      return new Outlook.Unknown(
          device, "its report cannot be read: " + e.getMessage() + next, true);
    }
  }

  private Outlook of(DeviceReport report, long published) {
    long revision = own.desired().revision();
    return switch (Effective.of(own.document(), report.device(), FOREIGN_HOME, revision)) {
      case Result.Rejected<Effective>(var findings) ->
          new Outlook.Unknown(
              report.device(), "the document does not hold for it: " + findings.getFirst(), true);
      case Result.Ok<Effective>(Effective effective) ->
          planned(withHome(effective.desired()), report, published);
    };
  }

  /** The paths as the document has them. */
  private static Desired withHome(Desired desired) {
    TreeMap<RootName, DesiredRoot> roots = new TreeMap<>();
    desired.roots().forEach((name, root) -> roots.put(name, withHome(root)));
    return new Desired(
        desired.fleet(),
        desired.revision(),
        desired.device(),
        roots,
        desired.unsupported(),
        desired.suspended());
  }

  private static DesiredRoot withHome(DesiredRoot root) {
    String path = root.localPath().value();
    boolean isInHome = path.equals(FOREIGN_HOME) || path.startsWith(FOREIGN_HOME + "/");
    return new DesiredRoot(
        root.name(),
        new Setting<>(isInHome ? path.substring(1) : path, root.localPath().origin()),
        root.mode(),
        root.conflictMode(),
        root.rules(),
        root.excludePatterns(),
        root.guards());
  }

  private Planned planned(Desired desired, DeviceReport report, long published) {
    TreeMap<DeviceName, Long> highest = new TreeMap<>();
    for (Map.Entry<DeviceName, KnownSlot> chain : observed.highest().entrySet()) {
      highest.put(chain.getKey(), chain.getValue().seq());
    }
    DeviceReport latest = report.withSeen(seenSince(report));
    Reported reported = Reported.of(latest, published, highest);
    return new Planned(
        desired, own.source(), ForeignPlan.of(desired, observed.heads(), latest), reported);
  }

  /** A head may be younger than the report. */
  private Map<DeviceName, Long> seenSince(DeviceReport report) {
    Head head = observed.heads().byDevice().get(report.device());
    return head == null ? Map.of() : head.seen();
  }
}
