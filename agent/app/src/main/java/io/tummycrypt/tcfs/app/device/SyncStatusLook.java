package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.app.operations.AgentState;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.SyncStatus;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Root;
import io.tummycrypt.tcfs.app.operations.SyncStatus.Tracked;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.engine.home.AgentSocket;
import io.tummycrypt.tcfs.engine.home.LastSync;
import io.tummycrypt.tcfs.engine.home.Pause;
import io.tummycrypt.tcfs.engine.home.WorkingCopy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks what this device tracks: in its own state, in its roots and at its agent alone. */
final class SyncStatusLook {
  private final Session session;

  SyncStatusLook(Session session) {
    this.session = session;
  }

  SyncStatus look(Optional<String> path) throws IOException {
    String device = session.config().name().text();
    Asked asked = Asked.of(session.agent());
    DeviceState state = session.states().load();
    SortedMap<RootName, String> folders = folders(state);
    Place place = path.isEmpty() ? null : place(folders, path.get());
    Tracked tracked =
        place == null
            ? null
            : new TrackedLook(state, session.machine()::now)
                .look(place, Objects.requireNonNull(folders.get(place.root())));
    Answer answer = asked.answer();
    List<Root> roots = new ArrayList<>();
    folders.forEach((root, folder) -> {
      if (place == null || place.root().equals(root)) {
        roots.add(root(root, folder, state, answer.state()));
      }
    });
    return new SyncStatus(
        device,
        LastSync.read(session.home()).orElse(null),
        agent(answer, state),
        roots,
        tracked == null ? null : tracked.asToldBy(answer.state()));
  }

  private Status.Agent agent(Answer answer, DeviceState state) throws IOException {
    return new Status.Agent(
        AgentSocket.of(session.home()),
        answer,
        Pause.since(session.home()),
        hasServers(),
        Untold.heads(session, state.known()));
  }

  /** As far as the working copy tells, which may be an old one. */
  private boolean hasServers() {
    return WorkingCopy.exists(session.home())
        && WorkingCopy.read(session.home()) instanceof Result.Ok<WorkingCopy>(WorkingCopy copy)
        && !copy.document().natsUrls().isEmpty();
  }

  private static SortedMap<RootName, String> folders(DeviceState state) {
    TreeMap<RootName, String> folders = new TreeMap<>();
    state
        .roots()
        .forEach((root, memory) -> {
          if (!memory.localPath().isEmpty()) {
            folders.put(root, memory.localPath());
          }
        });
    return folders;
  }

  private static Place place(SortedMap<RootName, String> folders, String text)
      throws RefusedException {
    Place local = text.isEmpty() ? null : Places.find(folders, Path.of(text));
    if (local != null) {
      return local;
    }
    try {
      Place named = Place.parse(text);
      if (folders.containsKey(named.root())) {
        return named;
      }
    } catch (IllegalArgumentException _) {
      // It is refused below.
    }
    throw new RefusedException(
        "'" + text + "' is in no root that this device has taken up",
        "'tcfs sync-status' lists the roots; a new one is taken up by the next sync");
  }

  private static Root root(
      RootName root, String folder, DeviceState state, @Nullable AgentState agent) {
    long files = 0;
    long bytes = 0;
    for (Base base : state.bases(root).values()) {
      if (base.content() instanceof Content.File || base.content() instanceof Content.Link) {
        files++;
        bytes += base.content().bytes();
      }
    }
    AgentState.RootWork work =
        agent == null
            ? null
            : agent.roots().stream()
                .filter(each -> each.root().equals(root))
                .findFirst()
                .orElse(null);
    return new Root(root, folder, files, bytes, work);
  }
}
