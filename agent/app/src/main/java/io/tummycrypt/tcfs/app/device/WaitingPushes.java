package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Pushing.Overtaken;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Look;
import io.tummycrypt.tcfs.engine.home.RefusedPushes;
import io.tummycrypt.tcfs.engine.home.RefusedPushes.Refused;
import io.tummycrypt.tcfs.engine.tree.PushedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The refused pushes that would be refused again. That is told from what is here and in the fleet
 * now, never from the notes alone: what has come to its end by itself waits for nobody.
 */
final class WaitingPushes {
  private final Session session;
  private final RefusedPushes notes;

  WaitingPushes(Session session) {
    this.session = session;
    this.notes = new RefusedPushes(session.home());
  }

  /** Whether any push that was refused is noted, whatever has become of it. */
  boolean areNoted() throws IOException {
    return !notes.list().isEmpty();
  }

  /** Those that wait by this look, in the order in which they were refused; writes nothing. */
  List<RefusedPush> in(LocalDevice device, Look look) throws IOException {
    Map<Place, Refused> asked = new LinkedHashMap<>();
    IgnoreRules none = IgnoreRules.of(List.of());
    try (PushedFiles files =
        new PushedFiles(session.machine()::now, session.watch().progress(), none)) {
      for (Refused note : notes.list()) {
        if (isToPush(note, device.desired(), files)) {
          asked.put(note.place(), note);
        }
      }
      return asked.isEmpty() ? List.of() : overtaken(device, look, files, asked);
    }
  }

  /**
   * The one that waits of a file in no root; null if there is none. Writes nothing.
   *
   * @param target the file, or its place in the store
   */
  @Nullable RefusedPush outside(Desired desired, String target) throws IOException {
    if (notes.list().stream().noneMatch(note -> isNamed(target, note.local(), note.place()))) {
      return null;
    }
    try (LocalDevice device = session.device(desired.withRoots(new TreeMap<>()))) {
      return in(device, device.look(Decisions.NONE)).stream()
          .filter(push -> isNamed(target, Path.of(push.local()), push.place()))
          .findFirst()
          .orElse(null);
    }
  }

  private static boolean isNamed(String target, Path local, Place place) {
    return local.equals(Path.of(target).toAbsolutePath().normalize())
        || target.equals(place.toString())
        || target.equals(Place.STORE + place);
  }

  private static List<RefusedPush> overtaken(
      LocalDevice device, Look look, PushedFiles files, Map<Place, Refused> asked)
      throws IOException {
    Map<Place, Overtaken> overtaken = new LinkedHashMap<>();
    for (Overtaken each : device.overtaken(look, asked.keySet(), files)) {
      overtaken.put(new Place(each.root(), each.path()), each);
    }
    List<RefusedPush> waiting = new ArrayList<>();
    asked.forEach((place, note) -> {
      Overtaken now = overtaken.get(place);
      if (now != null && !isOpenConflict(place, look.plan())) {
        waiting.add(new RefusedPush(note.local().toString(), now));
      }
    });
    return waiting;
  }

  /** What a root with a folder tells of as a conflict of its own is not told of twice. */
  private static boolean isOpenConflict(Place place, Plan plan) {
    return !place.root().equals(RootName.DETACHED)
        && plan.notices().stream()
            .anyMatch(notice ->
                notice instanceof Notice.OpenConflict conflict
                    && place.equals(new Place(conflict.root(), conflict.path())));
  }

  /**
   * Whether the same push could be asked for now; a file of no root is then added to the others.
   */
  private static boolean isToPush(Refused note, Desired desired, PushedFiles files) {
    if (!note.place().root().equals(RootName.DETACHED)) {
      return desired.roots().containsKey(note.place().root());
    }
    try {
      if (Files.isDirectory(note.local(), LinkOption.NOFOLLOW_LINKS)
          || Places.find(desired, note.local()) != null) {
        return false;
      }
      files.add(note.local(), Objects.requireNonNull(note.place().path()), note.read());
      return true;
    } catch (IOException e) {
      // It is gone, or cannot be read; a push would say so, and not ask for a decision.
      return false;
    }
  }

  /**
   * Forgets those for which a run has left nothing to do, in the roots that it was able to plan.
   */
  void settle(Plan last, Set<RootName> roots) throws IOException {
    Set<Place> open =
        last.actions().stream()
            .map(action -> new Place(action.root(), action.path()))
            .collect(Collectors.toSet());
    Set<RootName> halted =
        last.notices().stream()
            .filter(Notice.Halted.class::isInstance)
            .map(notice -> ((Notice.Halted) notice).root())
            .collect(Collectors.toSet());
    notes.removeIf(note -> {
      RootName root = note.place().root();
      return roots.contains(root) && !halted.contains(root) && !open.contains(note.place());
    });
  }
}
