package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.PathState.LocalChange;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.ConflictName;
import io.tummycrypt.tcfs.core.view.Siblings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the new versions of one root. An edit ticks the base, and nothing else makes a clock. */
final class Edits {
  private final Context context;
  private final RootName root;
  private final ConflictModes modes;
  private final Paths paths;
  private final List<Action> actions = new ArrayList<>();
  private @Nullable Map<Object, TreePath> vanished;

  Edits(Context context, RootName root, ConflictModes modes, Paths paths) {
    this.context = context;
    this.root = root;
    this.modes = modes;
    this.paths = paths;
  }

  List<Action> actions() {
    return actions;
  }

  /** Publishes what is here as the base's next version. */
  void edit(PathState state) {
    Clock seen = state.before == null ? Clock.ZERO : state.before.clock();
    Version version = version(state, state.current, mtime(state), seen);
    publish(state, version, state.item, editReason(state));
  }

  /** Publishes what is here as the successor of all versions. */
  void keep(PathState state, Rule rule) {
    keep(state, state.siblings(), rule);
  }

  private void keep(PathState state, Siblings superseded, Rule rule) {
    Version version = version(state, state.current, mtime(state), superseded.join());
    publish(state, version, state.item, Reason.of(rule));
  }

  /** Publishes that a file gives way to the folder at its path. */
  void giveWay(PathState state) {
    state.reason = Reason.of(Rule.FOLDER_STAYS);
    Version version = version(state, Content.nothing(), context.now(), state.siblings().join());
    publish(state, version, null, Reason.of(Rule.FOLDER_STAYS));
  }

  /**
   * Ends an open conflict between the versions that a person has seen, as that person chose; any
   * other one goes on being a sibling. An edit that nobody has seen yet is published before
   * something takes its place; what it was made from is no other version.
   */
  void resolve(PathState state, Resolution resolution) {
    Choice choice = resolution.choice();
    boolean isEdited = state.change == LocalChange.EDIT;
    if (choice == Choice.KEEP_REMOTE && isEdited) {
      edit(state);
    }
    Siblings shown = state.siblings().among(resolution.shown());
    Clock madeFrom = isEdited && state.before != null ? state.before.clock() : Clock.ZERO;
    List<Version> others =
        shown.contents().stream()
            .filter(version -> !version.content().sameContent(state.current))
            .filter(version -> !madeFrom.covers(version.clock()))
            .toList();
    if (choice == Choice.KEEP_REMOTE) {
      others.stream().findFirst().ifPresent(version -> keepRemote(state, shown, version));
    } else {
      if (choice == Choice.KEEP_BOTH) {
        others.forEach(this::copy);
      }
      keep(state, shown, Rule.RESOLVED);
    }
    state.change = LocalChange.NONE;
  }

  private void keepRemote(PathState state, Siblings shown, Version remote) {
    Version version = version(state, remote.content(), remote.mtime(), shown.join());
    publish(state, version, null, Reason.of(Rule.RESOLVED));
  }

  /**
   * Publishes a losing content under its conflict name, unless a version there covers it already.
   *
   * @return the path of the copy if it is new
   */
  @Nullable TreePath copy(Version loser) {
    TreePath path = ConflictName.of(loser);
    PathState state = paths.get(path);
    boolean covered =
        state.versions().stream().anyMatch(version -> version.clock().covers(loser.clock()))
            || (state.before != null && state.before.clock().covers(loser.clock()));
    if (covered) {
      return null;
    }
    Version copy = loser.copiedTo(path);
    state.add(copy);
    actions.add(new Action.PushCopy(copy, new Reason(Rule.CONFLICT_COPY, loser.path().toString())));
    return path;
  }

  private Version version(PathState state, Content content, Instant mtime, Clock seen) {
    Dot dot = context.nextDot();
    Clock clock = (state.before == null ? seen : seen.join(state.before.clock())).tick(dot);
    return new Version(
        root,
        state.path,
        content,
        mtime,
        clock,
        context.device(),
        dot,
        state.agreed(),
        modes.at(state.path).value(),
        state.copyOf(clock),
        movedFrom(state, content));
  }

  private Instant mtime(PathState state) {
    return state.item == null
        ? context.now()
        : Instant.EPOCH.plusNanos(state.item.stat().mtimeNanos());
  }

  private static Reason editReason(PathState state) {
    if (state.reason != null) {
      return state.reason;
    }
    if (!state.current.isLive()) {
      return Reason.of(Rule.DELETED_HERE);
    }
    return Reason.of(state.agreed().isLive() ? Rule.CHANGED_HERE : Rule.NEW_HERE);
  }

  private void publish(PathState state, Version version, @Nullable LocalItem item, Reason reason) {
    state.add(version);
    state.base = Base.of(version, version.clock(), LocalItem.trustedStat(item));
    if (item != null || !state.current.isLive()) {
      state.noted = state.base;
    }
    actions.add(
        version.isLive()
            ? new Action.Push(version, item, context.bytesUp(version.content()), reason)
            : new Action.PushDeletion(version, !state.current.isLive(), reason));
  }

  /** Where the same content has vanished from in this step, if from anywhere. */
  private @Nullable TreePath movedFrom(PathState state, Content content) {
    if (state.agreed().isLive() || !(content instanceof Content.File file)) {
      return null;
    }
    if (vanished == null) {
      vanished = new HashMap<>();
      for (PathState other : paths.all()) {
        if (other.change == LocalChange.EDIT
            && !other.current.isLive()
            && other.agreed() instanceof Content.File gone) {
          vanished.putIfAbsent(gone.digest(), other.path);
        }
      }
    }
    return vanished.get(file.digest());
  }
}
