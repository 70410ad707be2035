package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.PulledFiles;
import io.tummycrypt.tcfs.app.operations.PushRequest;
import io.tummycrypt.tcfs.app.operations.Pushed;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.ShellWord;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.device.LocalDevice.Saying;
import io.tummycrypt.tcfs.engine.home.RefusedPushes;
import io.tummycrypt.tcfs.engine.home.RefusedPushes.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Ends a conflict that a person names: by its local path; by the file whose push was refused; or by
 * its place in the store, which in the detached root is the only name that it has.
 */
final class Conflicts {
  private final Session session;
  private final RefusedPushes refused;

  Conflicts(Session session) {
    this.session = session;
    this.refused = new RefusedPushes(session.home());
  }

  /** Carries a person's word out in a root with a folder. */
  @FunctionalInterface
  interface Reconciling {
    Applied reconcile(Saying saying) throws IOException;
  }

  Applied resolve(String target, Choice choice, Optional<String> seen, Reconciling reconciling)
      throws IOException {
    Documents.Ruling ruling = new Documents(session).published();
    Suspension.refuse(ruling);
    Path local = Path.of(target).toAbsolutePath().normalize();
    Place place =
        Places.isInStore(ruling.desired(), target) ? null : Places.find(ruling.desired(), local);
    if (place == null && !isRefusedFile(local)) {
      place = inRoot(ruling.desired(), target);
    }
    if (place == null) {
      return resolveDetached(ruling, target, local, choice, seen);
    }
    Refused push = refusedAt(place, local);
    Set<Dot> shown = push == null ? Set.of() : push.shown();
    Resolving resolving = new Resolving(place, target, choice, seen, shown);
    return reconciling.reconcile(look -> resolving.on(look.plan(), look.observed()));
  }

  private Applied resolveDetached(
      Documents.Ruling ruling, String target, Path local, Choice choice, Optional<String> seen)
      throws IOException {
    Place place = named(target);
    Refused push = refusedAt(place, local);
    if (push != null) {
      Refused shown = seen.isPresent() ? shownAs(seen.get(), push, ruling) : push;
      return choice == Choice.KEEP_REMOTE ? keepRemote(ruling, shown) : pushAgain(shown, choice);
    }
    if (place == null) {
      throw new RefusedException(
          "'" + target + "' is in no root of this device, and no push of it was refused",
          "'tcfs conflicts' lists the conflicts, and 'tcfs push' shows what stands against a push");
    }
    // A name that is in no root is looked for there, which the message has to say.
    Resolving resolving = new Resolving(place, place.toString(), choice, seen, Set.of());
    return new Pushes(session).resolve(resolving).applied();
  }

  /** The push with what 'tcfs conflicts' has shown of it under a hash, and nothing newer. */
  private Refused shownAs(String hash, Refused push, Documents.Ruling ruling) throws IOException {
    try (LocalDevice device = session.device(ruling.desired().withRoots(new TreeMap<>()))) {
      for (RefusedPush now : new WaitingPushes(session).in(device, device.look(Decisions.NONE))) {
        if (now.place().equals(push.place())) {
          Resolving.requireSame(push.local().toString(), now.conflict(), hash);
          return new Refused(push.place(), push.local(), now.conflict().dots(), push.read());
        }
      }
    }
    throw new RefusedException(
        "nothing stands against a push of '%s' any more".formatted(push.local()),
        "push it: tcfs push " + ShellWord.of(push.local().toString()));
  }

  private Applied pushAgain(Refused push, Choice choice) throws IOException {
    refused.add(List.of(push));
    Pushed pushed =
        new Pushes(session).push(new PushRequest(List.of(push.local()), push.place(), choice));
    if (!pushed.overtaken().isEmpty()) {
      // What is not shown here must not count as shown when the person tries again.
      refused.add(List.of(push));
      throw new RefusedException(
          "'%s' has a version that came after the push was refused".formatted(push.place()),
          "look at it again: tcfs push " + ShellWord.of(push.local().toString()));
    }
    if (!pushed.outdated().isEmpty()) {
      throw new RefusedException(
          "'%s' is unchanged here, and the fleet has a newer version".formatted(push.local()),
          "have that here, too: tcfs pull %s %s"
              .formatted(
                  ShellWord.of(push.place().toString()), ShellWord.of(push.local().toString())));
    }
    return pushed.applied();
  }

  /** The fleet's version takes the place of the file here, which becomes a copy beside it. */
  private Applied keepRemote(Documents.Ruling ruling, Refused push) throws IOException {
    PulledFiles pulled =
        new Pulls(session)
            .pull(
                new PullRequest(
                    push.place(),
                    push.local(),
                    /* asFolder= */ false,
                    /* force= */ true,
                    push.shown()));
    if (pulled.outcome().failed().isEmpty()) {
      refused.removeIf(other -> other.place().equals(push.place()));
    }
    Planned planned =
        new Planned(ruling.desired(), ruling.source(), Suspension.emptyPlan(ruling), null);
    return new Applied(planned, pulled.outcome());
  }

  private @Nullable Refused refusedAt(@Nullable Place place, Path local) throws IOException {
    List<Refused> all = refused.list();
    return all.stream()
        .filter(each -> each.local().equals(local))
        .findFirst()
        .orElseGet(
            () -> all.stream().filter(each -> each.place().equals(place)).findFirst().orElse(null));
  }

  private boolean isRefusedFile(Path local) throws IOException {
    return refused.list().stream().anyMatch(each -> each.local().equals(local));
  }

  /** ROOT/PATH of a root with a folder here; null if it is none. */
  private static @Nullable Place inRoot(Desired desired, String target) {
    try {
      Place place = Place.parse(target);
      boolean isHere = desired.roots().containsKey(place.root());
      return isHere && place.path() != null ? place : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The place in the detached root that a name stands for; null if it can be none. */
  private static @Nullable Place named(String target) {
    try {
      Place place = Place.parse(target);
      return place.root().equals(RootName.DETACHED) && place.path() != null ? place : bare(target);
    } catch (IllegalArgumentException e) {
      return bare(target);
    }
  }

  private static @Nullable Place bare(String target) {
    try {
      return new Place(RootName.DETACHED, TreePath.parse(target));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
