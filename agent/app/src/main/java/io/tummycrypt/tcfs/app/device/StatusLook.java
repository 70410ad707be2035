package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.Status.RootState;
import io.tummycrypt.tcfs.app.operations.Status.Standing;
import io.tummycrypt.tcfs.core.apply.Surveyor.Rest;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Look;
import io.tummycrypt.tcfs.engine.home.AgentSocket;
import io.tummycrypt.tcfs.engine.home.LastSync;
import io.tummycrypt.tcfs.engine.home.Pause;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.Vault;
import io.tummycrypt.tcfs.engine.tree.VaultItem;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Looks how this device stands. */
final class StatusLook {
  private final Session session;

  StatusLook(Session session) {
    this.session = session;
  }

  Status status(Optional<String> path) throws IOException {
    Asked asked = Asked.of(session.agent());
    Documents.Shown shown = new Documents(session).toShow();
    Documents.Ruling ruling = shown.ruling();
    Place place = path.isEmpty() ? null : Places.here(ruling.desired(), path.get());
    try (LocalDevice device = session.device(ruling.desired())) {
      Rest rest = place == null ? rest(device) : null;
      if (rest != null) {
        return atRest(shown, device, rest, asked);
      }
      Look look = device.look(Decisions.NONE);
      List<RootState> roots = new ArrayList<>();
      for (Map.Entry<RootName, LocalFolder> root : device.folders().entrySet()) {
        if (place == null || place.root().equals(root.getKey())) {
          roots.add(state(root.getKey(), root.getValue(), look.observed().state()));
        }
      }
      Standing standing = place == null ? null : standing(look, place);
      List<RefusedPush> pushes = new WaitingPushes(session).in(device, look);
      Status.Agent agent = agent(shown, asked, look.observed().state().known());
      return status(shown, look.plan(), roots, pushes, place, standing, agent);
    }
  }

  /** Refused pushes wait by what is in logs. */
  private @Nullable Rest rest(LocalDevice device) throws IOException {
    return new WaitingPushes(session).areNoted() ? null : new Resting(session).rest(device);
  }

  /** What a tree has is then just what is agreed upon. */
  private Status atRest(Documents.Shown shown, LocalDevice device, Rest rest, Asked asked)
      throws IOException {
    List<RootState> roots = new ArrayList<>();
    rest.trees()
        .forEach((root, tree) ->
            roots.add(
                state(
                    root,
                    Objects.requireNonNull(device.folders().get(root)),
                    tree.files(),
                    tree.bytes())));
    Status.Agent agent = agent(shown, asked, rest.highest());
    return status(shown, rest.plan(), roots, List.of(), null, null, agent);
  }

  private Status status(
      Documents.Shown shown,
      Plan plan,
      List<RootState> roots,
      List<RefusedPush> pushes,
      @Nullable Place place,
      @Nullable Standing standing,
      Status.Agent agent)
      throws IOException {
    Planned planned = LocalOperations.planned(shown.ruling(), plan);
    String store = session.config().store().toString();
    return new Status(
        planned,
        store,
        lastSync(),
        roots,
        pushes,
        place,
        standing,
        agent,
        shown.broken(),
        new SetupLook(session).look(shown.ruling().document()));
  }

  private Status.Agent agent(
      Documents.Shown shown, Asked asked, SortedMap<DeviceName, KnownSlot> known)
      throws IOException {
    return new Status.Agent(
        AgentSocket.of(session.home()),
        asked.answer(),
        Pause.since(session.home()),
        !shown.ruling().document().natsUrls().isEmpty(),
        Untold.heads(session, known));
  }

  private static @Nullable Standing standing(Look look, Place place) {
    TreePath path = place.path();
    if (path == null
        || !(look.observed().roots().get(place.root()) instanceof RootObserved.Scanned scanned)) {
      return null;
    }
    Setting<String> rule = scanned.tree().leftOutBy(path);
    if (rule != null) {
      return new Standing.LeftOut(rule);
    }
    Base base = look.observed().state().bases(place.root()).get(path);
    return base != null && base.content().isLive()
        ? new Standing.Agreed(base.content())
        : new Standing.Unknown();
  }

  /** As noted here; where local state is lost, as last reported. */
  private @Nullable Instant lastSync() throws IOException {
    Optional<Instant> noted = LastSync.read(session.home());
    if (noted.isPresent()) {
      return noted.get();
    }
    DeviceReport report = new LastReports(session).of(session.config().name());
    return report == null ? null : report.sync().at();
  }

  private static RootState state(RootName root, LocalFolder folder, DeviceState state) {
    long files = 0;
    long bytes = 0;
    for (Base base : state.bases(root).values()) {
      if (base.content() instanceof Content.File || base.content() instanceof Content.Link) {
        files++;
        bytes += base.content().bytes();
      }
    }
    return state(root, folder, files, bytes);
  }

  private static RootState state(RootName root, LocalFolder folder, long files, long bytes) {
    long kept = 0;
    long keptBytes = 0;
    try {
      for (VaultItem item : new Vault(folder).list()) {
        kept++;
        keptBytes += item.content().bytes();
      }
    } catch (IOException e) {
      // The plan says why the root cannot be looked at.
    }
    return new RootState(root, files, bytes, kept, keptBytes);
  }
}
