package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.Changes;
import io.tummycrypt.tcfs.app.operations.LogRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.slot.History;
import io.tummycrypt.tcfs.store.slot.History.Sink;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks up what was changed, in the logs of all devices. Only what is told is kept in memory. */
final class HistoryLook {
  private final Session session;

  HistoryLook(Session session) {
    this.session = session;
  }

  Changes log(LogRequest request) throws IOException {
    DeviceName device = request.device().orElse(null);
    HistoryPlaces places = new HistoryPlaces(new Documents(session).toShow().ruling().desired());
    Place place = request.path().isEmpty() ? null : places.of(request.path().get());
    Instant now = session.machine().now();
    Instant since = request.since().map(time -> time.from(now)).orElse(Instant.MIN);
    Newest newest = new Newest(request.limit());
    History history = session.store().history();
    requireKnown(device, history);
    boolean isSeen =
        read(
            history,
            place,
            written -> {
              if (!written.at().isBefore(since) && isBy(device, written)) {
                newest.add(Versions.change(written));
              }
            });
    if (place != null) {
      places.requireRoot(place.root(), isSeen, history);
    }
    List<Change> changes = Joins.in(newest.changes(), history);
    return new Changes(place, changes, newest.total(), history.gaps());
  }

  /** Whether anything is on record there. */
  private static boolean read(History history, @Nullable Place place, Sink sink)
      throws IOException {
    AtomicBoolean isSeen = new AtomicBoolean();
    Predicate<Version> wanted = version -> place == null || concerns(place, version);
    Sink noting =
        written -> {
          isSeen.set(true);
          sink.accept(written);
        };
    if (place == null || place.path() == null) {
      history.read(wanted, noting);
    } else {
      history.readOf(place.path(), wanted, noting);
    }
    return isSeen.get();
  }

  /** What has left the place is a change of it, too. */
  private static boolean concerns(Place place, Version version) {
    TreePath from = version.movedFrom();
    return place.contains(version.root(), version.path())
        || (from != null && place.contains(version.root(), from));
  }

  private static boolean isBy(@Nullable DeviceName device, Written written) {
    return device == null || device.equals(written.version().by()) || device.equals(written.log());
  }

  private void requireKnown(@Nullable DeviceName device, History history) throws IOException {
    if (device != null
        && !history.devices().contains(device)
        && session.store().registry().latest(device) == null) {
      throw new RefusedException(
          "this fleet never had a device '" + device + "'",
          "'tcfs device list' shows those that it has and had");
    }
  }
}
