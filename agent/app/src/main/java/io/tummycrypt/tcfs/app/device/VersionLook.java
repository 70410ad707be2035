package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Change;
import io.tummycrypt.tcfs.app.operations.StoredVersion;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;

/** Looks up one version of a path. */
final class VersionLook {
  private final Session session;

  VersionLook(Session session) {
    this.session = session;
  }

  StoredVersion show(String path, VersionName version) throws IOException {
    HistoryPlaces places = new HistoryPlaces(new Documents(session).toShow().ruling().desired());
    Place place = places.of(path);
    Versions versions = Versions.read(session, places, place);
    Written written = versions.find(version);
    Change change = versions.told(written);
    return new StoredVersion(
        place, change, new VersionBytes(session, written), versions.unreadable());
  }
}
