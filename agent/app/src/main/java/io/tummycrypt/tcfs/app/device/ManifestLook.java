package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.PublishedManifest;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.store.entry.SyncManifest;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up the manifest of a path. */
final class ManifestLook {
  private final Session session;

  ManifestLook(Session session) {
    this.session = session;
  }

  PublishedManifest of(String target) throws IOException {
    HistoryPlaces places = new HistoryPlaces(new Documents(session).toShow().ruling().desired());
    int at = target.lastIndexOf('@');
    VersionName version = at < 1 ? null : version(target.substring(at + 1));
    if (version == null || isOnRecord(places.of(target))) {
      Versions versions = Versions.read(session, places, places.of(target));
      return manifest(versions, versions.current());
    }
    Versions versions = Versions.read(session, places, places.of(target.substring(0, at)));
    return manifest(versions, versions.find(version));
  }

  private static PublishedManifest manifest(Versions versions, Written written) {
    SyncManifest manifest =
        new SyncManifest(
            written.version(), written.stored().chunks(), written.stored().writtenAt());
    return new PublishedManifest(manifest, versions.unreadable());
  }

  /** Null if it is no name of a version: then the @ belongs to the path. */
  private static @Nullable VersionName version(String text) {
    try {
      return VersionName.parse(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** Names may have an @, and what such a name says first of all is itself. */
  private boolean isOnRecord(Place place) throws IOException {
    TreePath path = place.path();
    List<Written> found = new ArrayList<>();
    if (path != null) {
      session
          .store()
          .history()
          .readOf(
              path,
              version -> version.root().equals(place.root()) && version.path().equals(path),
              found::add);
    }
    return !found.isEmpty();
  }
}
