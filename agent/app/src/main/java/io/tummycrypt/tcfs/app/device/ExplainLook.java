package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.app.operations.Explained.Elsewhere;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.plan.Explanation;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks how a path stands. */
final class ExplainLook {
  private final Session session;

  ExplainLook(Session session) {
    this.session = session;
  }

  /**
   * Explains a path.
   *
   * @param target a local path, or ROOT/PATH
   */
  Explained explain(String target) throws IOException {
    Asked asked = Asked.of(session.agent());
    Documents.Ruling ruling = new Documents(session).toShow().ruling();
    Place place = placeOrRefusal(ruling, target);
    try (LocalDevice device = session.device(ruling.desired())) {
      Observed observed = device.observe();
      Planner.Explained explained = planned(ruling, observed, place);
      Planned planned =
          new Planned(ruling.desired(), ruling.source(), explained.plan(), null).within(place);
      List<Explanation> explanations = explained.explanations();
      LastReports reports = new LastReports(session);
      List<Elsewhere> elsewhere =
          place.path() == null || explanations.isEmpty()
              ? List.of()
              : elsewhere(observed, explanations.getFirst(), reports);
      String local = local(ruling, place);
      return new Explained(
          planned,
          place,
          local,
          explanations,
          elsewhere,
          reports.unreadable(),
          asked.answer().state());
    }
  }

  private Planner.Explained planned(Documents.Ruling ruling, Observed observed, Place place) {
    Progress progress = session.watch().progress();
    progress.enter(Phase.PLAN);
    Planner.Explained explained = Planner.explain(ruling.desired(), observed, place);
    progress.rest();
    return explained;
  }

  /** What is in no root may wait all the same, because its push was refused. */
  private Place placeOrRefusal(Documents.Ruling ruling, String target) throws IOException {
    try {
      return place(ruling, target);
    } catch (RefusedException e) {
      boolean isPath = !(e.getCause() instanceof InvalidPathException);
      RefusedPush push =
          isPath ? new WaitingPushes(session).outside(ruling.desired(), target) : null;
      if (push == null) {
        throw e;
      }
      throw new RefusedException(
          "a push of '%s' to '%s' was refused, and a person has to decide"
              .formatted(push.local(), push.place()),
          "'tcfs conflicts' shows both sides, and the command that decides",
          e);
    }
  }

  private static Place place(Documents.Ruling ruling, String target) throws RefusedException {
    Place place = Places.named(ruling.desired(), target);
    if (place.root().equals(RootName.DETACHED)) {
      throw new RefusedException(
          "root '%s' is in the store alone: nothing here is compared with it"
              .formatted(place.root()),
          "tcfs log " + ShellWord.of(target));
    }
    if (!ruling.desired().roots().containsKey(place.root())) {
      throw new RefusedException(
          "'" + target + "' is in no root of this device", "'tcfs status' lists the roots");
    }
    return place;
  }

  private static String local(Documents.Ruling ruling, Place place) {
    DesiredRoot root = Objects.requireNonNull(ruling.desired().roots().get(place.root()));
    String folder = root.localPath().value();
    return place.path() == null ? folder : folder + "/" + place.path();
  }

  private List<Elsewhere> elsewhere(Observed observed, Explanation explanation, LastReports reports)
      throws IOException {
    if (explanation.versions().isEmpty()) {
      return List.of();
    }
    Version shown = explanation.versions().getFirst();
    List<Elsewhere> elsewhere = new ArrayList<>();
    for (DeviceName device : observed.heads().active()) {
      if (!device.equals(session.config().name())) {
        DeviceReport report = reports.of(device);
        boolean has = hasRead(observed, device, shown, report);
        elsewhere.add(new Elsewhere(device, has, report == null ? null : report.at()));
      }
    }
    return elsewhere;
  }

  /** Whether the version is in its own log, or in a slot that it has said it has read. */
  private static boolean hasRead(
      Observed observed, DeviceName device, Version version, @Nullable DeviceReport report) {
    for (Head head : observed.heads().byDevice().values()) {
      Put put = head.log().get(version.key());
      boolean isRead =
          head.device().equals(device)
              || (report != null && put != null && report.seen(head.device()) >= put.seq());
      if (put != null && isRead) {
        return true;
      }
    }
    return false;
  }
}
