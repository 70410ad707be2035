package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a root can be where {@code init} is asked to put it: what is in the document once
 * is taken out of it by hand only. A folder that is marked as this root may be one that lost its
 * device's state, so it is as good as one without a marker.
 */
final class RootPlaceCheck {
  private final Session session;
  private final @Nullable FleetStore store;

  /** Takes the store of the fleet; null if it is yet to be made. */
  RootPlaceCheck(Session session, @Nullable FleetStore store) {
    this.session = session;
    this.store = store;
  }

  void require(RootName root, Path folder) throws IOException {
    Path there = folder;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new RefusedException(
          "root '%s' cannot be at '%s': '%s' is no folder".formatted(root, folder, there),
          "choose another folder: --root " + root + "=PATH");
    }
    if (there.equals(folder)) {
      requireUsable(root, folder);
    } else if (!Files.isWritable(there) || !Files.isExecutable(there)) {
      throw new RefusedException(
          "root '%s' cannot be made at '%s': '%s' cannot be written".formatted(root, folder, there),
          "make the folder, or choose another one: --root " + root + "=PATH");
    }
  }

  private void requireUsable(RootName root, Path folder) throws IOException {
    try (LocalFolder opened = new LocalFolder(folder.toString())) {
      switch (new LocalRootReader(opened, session.machine()::now).look()) {
        case RootLook.Missing() -> {}
        case RootLook.Unreadable(String why) -> throw unusable(root, folder, "used: " + why);
        case RootLook.Present present -> requireOurs(root, folder, present.marker());
      }
    }
    if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
      throw unusable(root, folder, "written");
    }
  }

  private static RefusedException unusable(RootName root, Path folder, String how) {
    return new RefusedException(
        "root '%s' cannot be at '%s': that folder cannot be %s".formatted(root, folder, how),
        "mend that, or choose another folder: --root " + root + "=PATH");
  }

  private void requireOurs(RootName root, Path folder, @Nullable Marker marker)
      throws RefusedException {
    if (marker == null || isOurs(root, marker)) {
      return;
    }
    throw new RefusedException(
        "root '%s' cannot be at '%s': that is marked as root '%s' of fleet %s"
            .formatted(root, folder, marker.root(), marker.fleetId()),
        "choose another folder: --root %s=PATH; or, if that root is no more, move '%s' out of it"
            .formatted(root, folder.resolve(".tcfs")));
  }

  private boolean isOurs(RootName root, Marker marker) {
    return store != null
        && marker.fleetId().equals(store.identity().fleet().toString())
        && marker.root().equals(root);
  }
}
