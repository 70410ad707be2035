package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Siblings;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.slot.History;
import io.tummycrypt.tcfs.store.slot.History.Gap;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All versions of one path, to find the one that a person names. */
final class Versions {
  private static final int CANDIDATES = 5;

  private final LastReports reports;
  private final String name;
  private final @Nullable Base base;
  private final History history;
  private final List<Written> newestFirst;

  private Versions(
      LastReports reports,
      String name,
      @Nullable Base base,
      History history,
      List<Written> newestFirst) {
    this.reports = reports;
    this.name = name;
    this.base = base;
    this.history = history;
    this.newestFirst = newestFirst;
  }

  /**
   * Reads the history of a path.
   *
   * @throws RefusedException if nothing of it is on record
   */
  static Versions read(Session session, HistoryPlaces places, Place place) throws IOException {
    TreePath path = HistoryPlaces.requirePath(place);
    History history = session.store().history();
    List<Written> versions = new ArrayList<>();
    history.readOf(
        path,
        version -> version.root().equals(place.root()) && version.path().equals(path),
        written -> versions.add(written.alone()));
    places.requireRoot(place.root(), !versions.isEmpty(), history);
    versions.sort((a, b) -> Change.NEWEST_FIRST.compare(change(a), change(b)));
    String name = place.root() + "/" + path;
    Base base = session.states().load().bases(place.root()).get(path);
    LastReports reports = new LastReports(session);
    Versions found = new Versions(reports, name, base, history, versions);
    if (versions.isEmpty()) {
      throw found.refused("no version of '%s' is on record".formatted(name), "see 'tcfs log'");
    }
    return found;
  }

  /** As it is told, but for what it has joined. */
  static Change change(Written written) {
    return new Change(written.version(), written.at(), written.log(), List.of());
  }

  /** As it is told, with the conflict that it has ended, if it has. */
  Change told(Written written) throws IOException {
    return Joins.in(List.of(change(written)), history).getFirst();
  }

  /**
   * The version of that name.
   *
   * @throws RefusedException if there is none, or more than one
   */
  Written find(VersionName wanted) throws IOException {
    return switch (wanted) {
      case VersionName.Base _ -> base();
      case VersionName.OfDevice(DeviceName device) -> ofDevice(device);
      case VersionName.Edit edit -> only(edit);
    };
  }

  /**
   * What the fleet has at the path now; a deletion, too, as long as it is on record.
   *
   * @throws RefusedException if that is an open conflict
   */
  Written current() throws RefusedException {
    Siblings siblings = Siblings.of(newestFirst.stream().map(Written::version).toList());
    if (siblings.isOpen()) {
      List<Written> open = matching(siblings.contents()::contains);
      throw new RefusedException(
          "'%s' has %d versions that nobody has decided between".formatted(name, open.size()),
          "name one of " + names(open) + ", with an @ behind the path");
    }
    Version shown = siblings.isLive() ? siblings.winner() : siblings.versions().getFirst();
    return matching(shown::equals).getFirst();
  }

  private Written only(VersionName.Edit edit) throws RefusedException {
    List<Written> matching = matching(version -> edit.matches(version.dot()));
    if (matching.size() > 1) {
      throw new RefusedException(
          "'%s' names %d versions of '%s'".formatted(edit, matching.size(), name),
          "name one of " + names(matching));
    }
    if (matching.isEmpty()) {
      throw refused("'%s' has no version '%s'".formatted(name, edit), "name one of " + some());
    }
    return matching.getFirst();
  }

  private Written base() throws RefusedException {
    if (base == null && !newestFirst.getFirst().version().isLive()) {
      // What everybody knows to be deleted nobody keeps a base of.
      return newestFirst.getFirst();
    }
    if (base == null) {
      throw new RefusedException(
          "nothing was ever agreed upon at '" + name + "' on this device", "name one of " + some());
    }
    Base agreed = base;
    return matching(version -> version.dot().equals(agreed.dot())).stream()
        .findFirst()
        .orElseThrow(() ->
            refused(
                "the version of '%s' that was agreed upon here, %s, is not on record any more"
                    .formatted(name, agreed.dot()),
                "name one of " + some()));
  }

  /**
   * What a device had there when it was last heard of: of what it had read by then, what it shows.
   * What it may have held back or left out is not known to others.
   */
  private Written ofDevice(DeviceName device) throws IOException {
    if (!history.devices().contains(device)) {
      throw refused(
          "'%s' is no device that has published anything, and no version of '%s'"
              .formatted(device, name),
          "name one of " + some());
    }
    SortedMap<DeviceName, Long> seen = seenBy(device);
    List<Version> known =
        newestFirst.stream()
            .filter(written ->
                written.log().equals(device)
                    || written.seq() <= seen.getOrDefault(written.log(), 0L))
            .map(Written::version)
            .toList();
    if (known.isEmpty()) {
      requireReport(device);
      throw refused(
          "device '%s' had not heard of '%s' yet when it last reported".formatted(device, name),
          "name one of " + some());
    }
    Version shown = shown(device, Siblings.of(known));
    return matching(shown::equals).getFirst();
  }

  private void requireReport(DeviceName device) throws RefusedException {
    if (!reports.unreadable().isEmpty()) {
      UnreadableReport report = reports.unreadable().getFirst();
      throw new RefusedException(
          "what device '%s' has of '%s' is not known, for its last report cannot be read: %s"
              .formatted(device, name, report.problem()),
          report.nextStep());
    }
  }

  private static Version shown(DeviceName device, Siblings siblings) {
    if (!siblings.isLive()) {
      return siblings.versions().getFirst();
    }
    return siblings.live().stream()
        .filter(version -> siblings.isOpen() && version.by().equals(device))
        .findFirst()
        .orElse(siblings.winner());
  }

  /** A report may be younger than the last head, and the other way round. */
  private SortedMap<DeviceName, Long> seenBy(DeviceName device) throws IOException {
    SortedMap<DeviceName, Long> seen = history.seenBy(device);
    DeviceReport report = reports.of(device);
    if (report != null) {
      report.seen().forEach((other, seq) -> seen.merge(other, seq, Math::max));
    }
    return seen;
  }

  /** The reports that were asked for and could not be read; the heads say nearly as much. */
  List<UnreadableReport> unreadable() {
    return reports.unreadable();
  }

  private List<Written> matching(Predicate<Version> wanted) {
    return newestFirst.stream().filter(written -> wanted.test(written.version())).toList();
  }

  private String some() {
    String more = newestFirst.size() > CANDIDATES ? ", or another one of 'tcfs log'" : "";
    return names(newestFirst.subList(0, Math.min(CANDIDATES, newestFirst.size()))) + more;
  }

  private static String names(List<Written> versions) {
    return versions.stream()
        .map(written -> written.version().dot().toString())
        .collect(Collectors.joining(", "));
  }

  /** What is missing may stand in what cannot be read. */
  private RefusedException refused(String message, String nextStep) {
    if (history.gaps().isEmpty()) {
      return new RefusedException(message, nextStep);
    }
    Gap gap = history.gaps().getFirst();
    return new RefusedException(
        "%s; but of device %s something cannot be read: %s"
            .formatted(message, gap.device(), gap.problem()),
        "restore that object from a copy of the store; or " + nextStep);
  }
}
