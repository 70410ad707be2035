package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.PushRequest;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import io.tummycrypt.tcfs.engine.home.RefusedPushes.Refused;
import io.tummycrypt.tcfs.engine.tree.OwnPlaces;
import io.tummycrypt.tcfs.engine.tree.PushedFiles;
import io.tummycrypt.tcfs.store.slot.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be pushed, and where each of it goes: a path in a root to its place in that root, any
 * other one to the detached root.
 */
final class PushSources {
  private final Session session;
  private final Desired desired;
  private final PushedFiles files;
  private final Map<Place, Path> sources = new LinkedHashMap<>();

  /** Files that are in no root are added to {@code files}. */
  PushSources(Session session, Desired desired, PushedFiles files) {
    this.session = session;
    this.desired = desired;
    this.files = files;
  }

  void add(PushRequest request) throws IOException {
    for (Path path : request.paths()) {
      Path local = path.toAbsolutePath().normalize();
      Place place = Places.find(desired, local);
      if (place == null) {
        addOutside(local, request.as());
      } else {
        addInside(place, local, request.as());
      }
    }
  }

  /** A place in the detached root of which nothing new is here. */
  void addAgreed(Place place) {
    sources.put(place, Path.of(""));
  }

  private void addInside(Place place, Path local, @Nullable Place as) throws IOException {
    if (as != null) {
      throw new RefusedException(
          "'%s' is '%s' for the whole fleet, and cannot be '%s' as well"
              .formatted(local, place, as),
          "leave --as out; to publish it under another name copy it out of the root first");
    }
    if (place.path() != null) {
      requireSafe(place);
    }
    if (!Files.exists(local, LinkOption.NOFOLLOW_LINKS) && !wasThere(place)) {
      throw new RefusedException(
          "'" + local + "' is not there, and nothing that can be read of the fleet names it",
          "'tcfs diff-desired' shows what can be pushed");
    }
    put(place, local);
  }

  /** What is gone here can be pushed as a deletion; where that is published, nothing is to do. */
  private boolean wasThere(Place place) throws IOException {
    return session.states().load().bases(place.root()).keySet().stream()
            .anyMatch(path -> place.contains(place.root(), path))
        || isOnRecord(place);
  }

  /** A deletion that everybody knows of is in the history alone. */
  private boolean isOnRecord(Place place) throws IOException {
    TreePath path = place.path();
    List<Written> found = new ArrayList<>();
    if (path != null) {
      session
          .store()
          .history()
          .readOf(path, version -> place.contains(version.root(), version.path()), found::add);
    }
    return !found.isEmpty();
  }

  private void addOutside(Path local, @Nullable Place as) throws IOException {
    if (!Files.exists(local, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          "'" + local + "' is not there, and in no root of this device",
          "name a file or folder that is there");
    }
    requireApart(local);
    Place place = as == null ? named(local) : requireDetached(as);
    if (put(place, local)) {
      files.add(local, Objects.requireNonNull(place.path()));
    }
  }

  private void requireApart(Path local) throws IOException {
    List<Path> own = new ArrayList<>(session.home().folders());
    own.addAll(session.config().store().folders());
    Path overlap = OwnPlaces.overlap(local, own);
    if (overlap != null) {
      throw new RefusedException(
          "'%s' cannot be pushed: tcfs keeps its own files in '%s'".formatted(local, overlap),
          "push what is beside it, file by file or folder by folder");
    }
    for (DesiredRoot root : desired.roots().values()) {
      if (OwnPlaces.overlap(local, List.of(Path.of(root.localPath().value()))) != null) {
        throw new RefusedException(
            "'%s' cannot be pushed as a whole: root '%s' is in it, at '%s'"
                .formatted(local, root.name(), root.localPath().value()),
            "'tcfs push %s' publishes that root; push what is beside it by itself"
                .formatted(ShellWord.of(root.localPath().value())));
      }
    }
  }

  private static Place named(Path local) throws RefusedException {
    Path name = local.getFileName();
    if (name == null) {
      throw new RefusedException("the whole file system cannot be pushed", "name a file or folder");
    }
    try {
      return requireSafe(new Place(RootName.DETACHED, TreePath.parse(name.toString())));
    } catch (UnsafePathException e) {
      throw new RefusedException(
          String.valueOf(e.getMessage()), "give it another name: --as default/NAME", e);
    }
  }

  private static Place requireDetached(Place as) throws RefusedException {
    if (!as.root().equals(RootName.DETACHED)) {
      throw new RefusedException(
          "what is in no root can be pushed into root '%s' alone, not into '%s'"
              .formatted(RootName.DETACHED, as.root()),
          "--as default/PATH; or copy it into the folder of root '%s' and push it there"
              .formatted(as.root()));
    }
    return requireSafe(as);
  }

  private static Place requireSafe(Place place) throws RefusedException {
    TreePath path = Objects.requireNonNull(place.path());
    String refusal = SafeNames.refusal(path);
    String name = NameVerdict.ownIn(path);
    if (refusal == null && name != null && place.root().equals(RootName.DETACHED)) {
      refusal = "'" + Printable.of(name) + "' belongs to tcfs";
    }
    if (refusal != null) {
      throw new RefusedException(
          "'" + place + "' is no name for the fleet: " + refusal,
          place.root().equals(RootName.DETACHED)
              ? "give it another one: --as default/NAME"
              : "push something else; this never leaves this machine");
    }
    return place;
  }

  /** False if it is there already: a person may name one file twice. */
  private boolean put(Place place, Path local) throws RefusedException {
    for (Map.Entry<Place, Path> other : sources.entrySet()) {
      if (other.getKey().equals(place) && other.getValue().equals(local)) {
        return false;
      }
      if (overlap(place, other.getKey())) {
        throw new RefusedException(
            "'%s' and '%s' would both be '%s'".formatted(other.getValue(), local, place),
            "push one of them by itself, with --as to give it another name");
      }
    }
    sources.put(place, local);
    return true;
  }

  private static boolean overlap(Place one, Place other) {
    return one.root().equals(other.root())
        && (one.path() == null
            || other.path() == null
            || one.path().isWithin(other.path())
            || other.path().isWithin(one.path()));
  }

  List<Place> places() {
    return List.copyOf(sources.keySet());
  }

  /** Whether this pushes what an earlier push was for, or something else to its place. */
  boolean hasInstead(Refused refused) {
    Place to = refused.place();
    TreePath path = Objects.requireNonNull(to.path());
    return sources.entrySet().stream()
        .anyMatch(source ->
            source.getKey().contains(to.root(), path)
                || refused.local().startsWith(source.getValue()));
  }

  /** Where something is on this machine that is at or below one of the places. */
  Path localPath(Place place) {
    for (Map.Entry<Place, Path> source : sources.entrySet()) {
      TreePath path = Objects.requireNonNull(place.path());
      if (source.getKey().contains(place.root(), path)) {
        TreePath top = source.getKey().path();
        String below =
            top == null ? "/" + path : path.toString().substring(top.toString().length());
        return below.isEmpty() ? source.getValue() : source.getValue().resolve(below.substring(1));
      }
    }
    throw new IllegalArgumentException("'" + place + "' is none of what was asked for");
  }
}
