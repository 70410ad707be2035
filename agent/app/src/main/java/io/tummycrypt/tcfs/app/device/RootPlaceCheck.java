package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import io.tummycrypt.tcfs.engine.tree.OwnPlaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a root can be where a person asks to put it: what is in the document once is taken
 * out of it by hand only. A folder that is marked as this root may be one that lost its device's
 * state, so it is as good as one without a marker.
 */
final class RootPlaceCheck {
  private final Session session;
  private final @Nullable FleetStore store;

  private final String asking;

  /**
   * Takes the store of the fleet; null if it is yet to be made.
   *
   * @param asking what stands before {@code NAME=PATH} where a person asks for a root
   */
  RootPlaceCheck(Session session, @Nullable FleetStore store, String asking) {
    this.session = session;
    this.store = store;
    this.asking = asking;
  }

  /** By the folders that are meant: a text does not tell where a link leads. */
  void requireApart(RootName root, Path folder, StoreUrl store) throws IOException {
    Path own = OwnPlaces.overlap(folder, session.home().folders());
    if (own != null) {
      throw new RefusedException(
          "root '%s' is at '%s', and tcfs keeps its own files in '%s': one is inside the other"
              .formatted(root, folder, own),
          "choose another folder: " + asking + root + "=PATH; or another one for tcfs: TCFS_HOME");
    }
    Path storeFolder = OwnPlaces.overlap(folder, store.folders());
    if (storeFolder != null) {
      throw new RefusedException(
          "root '%s' is at '%s', and the store at '%s': one is inside the other"
              .formatted(root, folder, storeFolder),
          "choose another folder: " + asking + root + "=PATH");
    }
  }

  void require(RootName root, Path folder) throws IOException {
    Path there = folder;
    while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new RefusedException(
          "root '%s' cannot be at '%s': '%s' is no folder".formatted(root, folder, there),
          "choose another folder: " + asking + root + "=PATH");
    }
    if (there.equals(folder)) {
      requireUsable(root, folder);
    } else if (!Files.isWritable(there) || !Files.isExecutable(there)) {
      throw new RefusedException(
          "root '%s' cannot be made at '%s': '%s' cannot be written".formatted(root, folder, there),
          "make the folder, or choose another one: " + asking + root + "=PATH");
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

  private RefusedException unusable(RootName root, Path folder, String how) {
    return new RefusedException(
        "root '%s' cannot be at '%s': that folder cannot be %s".formatted(root, folder, how),
        "mend that, or choose another folder: " + asking + root + "=PATH");
  }

  private void requireOurs(RootName root, Path folder, @Nullable Marker marker)
      throws RefusedException {
    if (marker == null || isOurs(root, marker)) {
      return;
    }
    throw new RefusedException(
        "root '%s' cannot be at '%s': that is marked as root '%s' of fleet %s"
            .formatted(root, folder, marker.root(), marker.fleetId()),
        "choose another folder: %s%s=PATH; or, if that root is no more, move '%s' out of it"
            .formatted(asking, root, folder.resolve(".tcfs")));
  }

  private boolean isOurs(RootName root, Marker marker) {
    return store != null
        && marker.fleetId().equals(store.identity().fleet().toString())
        && marker.root().equals(root);
  }
}
