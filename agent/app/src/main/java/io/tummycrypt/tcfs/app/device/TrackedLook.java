package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.SyncStatus.State;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Tracked;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Compares one path with what was last agreed upon there; reads no other file. */
final class TrackedLook {
  private final DeviceState state;
  private final InstantSource clock;

  TrackedLook(DeviceState state, InstantSource clock) {
    this.state = state;
    this.clock = clock;
  }

  Tracked look(Place place, String folder) {
    TreePath path = place.path();
    long below = below(place);
    if (path == null) {
      return new Tracked(place, State.FOLDER, null, below, null);
    }
    Base found = state.bases(place.root()).get(path);
    Base base = found == null || !found.content().isLive() ? null : found;
    String by = base == null ? null : base.dot().writer().device().text();
    try (LocalFolder opened = new LocalFolder(folder)) {
      return new Tracked(place, state(opened, path, base, below), by, below, null);
    } catch (IOException e) {
      return new Tracked(place, State.UNREADABLE, by, below, IoText.of(e));
    }
  }

  private State state(LocalFolder folder, TreePath path, @Nullable Base base, long below)
      throws IOException {
    LocalRootReader reader = new LocalRootReader(folder, clock);
    if (base != null && base.stat() != null && reader.restat(path, base.stat()) != null) {
      return State.SYNCED;
    }
    Content now = reader.identify(path);
    if (base == null) {
      return now instanceof Content.Folder
          ? State.FOLDER
          : now.isLive() ? State.NEW : below > 0 ? State.DELETED : State.ABSENT;
    }
    if (!now.isLive()) {
      return State.DELETED;
    }
    return now.equals(base.content()) ? State.SYNCED : State.CHANGED;
  }

  private long below(Place place) {
    return state.bases(place.root()).entrySet().stream()
        .filter(each -> !each.getKey().equals(place.path()))
        .filter(each -> place.contains(place.root(), each.getKey()))
        .filter(each -> each.getValue().content().isLive())
        .count();
  }
}
