package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.store.slot.History;
import java.io.IOException;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a person means by a path whose history is asked for: a local path in a root of this device,
 * or else {@code [tcfs/]ROOT[/PATH]}, as the store names it; the root need not be on this device.
 */
final class HistoryPlaces {
  private final Desired desired;

  HistoryPlaces(Desired desired) {
    this.desired = desired;
  }

  /** Takes either form; whether the store has ever heard of it is not looked at. */
  Place of(String text) throws RefusedException {
    return Places.named(desired, text);
  }

  /** Refuses a whole root where one path is asked for. */
  static TreePath requirePath(Place place) throws RefusedException {
    TreePath path = place.path();
    if (path == null) {
      throw new RefusedException(
          "'" + place.root() + "' is a whole root, and has no versions of its own",
          "name a file in it; 'tcfs log " + place.root() + "' shows them");
    }
    return path;
  }

  /**
   * Refuses a root that neither this device nor the store has.
   *
   * @param isSeen whether something of it was seen; if not, all of the history is looked through
   */
  void requireRoot(RootName root, boolean isSeen, History history) throws IOException {
    if (isSeen || desired.roots().containsKey(root)) {
      return;
    }
    TreeSet<RootName> known = new TreeSet<>(desired.roots().keySet());
    history.read(
        version -> {
          known.add(version.root());
          return false;
        },
        _ -> {});
    if (!known.contains(root)) {
      throw new RefusedException(
          "'%s' is in no root of this device, and the store has no root of that name"
              .formatted(root),
          known.isEmpty()
              ? "'tcfs status' lists the roots"
              : "name a path in one of "
                  + known.stream().map(RootName::text).collect(Collectors.joining(", ")));
    }
  }
}
