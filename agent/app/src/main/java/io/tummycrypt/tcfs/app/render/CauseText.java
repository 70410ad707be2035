package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.Explained;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Explanation;
import io.tummycrypt.tcfs.core.plan.Obstacle;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a path stands as it does, and what a person can do about it. */
final class CauseText {
  private CauseText() {}

  static String because(Explanation it) {
    return switch (it.cause()) {
      case Explanation.Same() -> "here and in the fleet is the same" + by(it);
      case Explanation.FolderOfOthers() -> "it is a folder that exists by what is in it";
      case Explanation.Deleted() -> "it was deleted, here and in the fleet" + by(it);
      case Explanation.Nowhere(TreePath file) ->
          "it is not here, and no device has published it"
              + (file == null ? "" : "; " + path(file) + ", in which it would be, is a file");
      case Explanation.Planned() ->
          it.actions().stream()
              .map(action -> action.reason().rule().text() + by(action))
              .distinct()
              .collect(Collectors.joining("; "));
      case Explanation.Rule(Setting<String> pattern, TreePath folder) -> rule(pattern, folder);
      case Explanation.Found(Problem problem) -> Words.line(problem.detail());
      case Explanation.Waiting waiting -> waiting.kind().text() + by(waiting.guard());
      case Explanation.Versions versions ->
          "versions by "
              + versions.conflict().siblings().contents().stream()
                  .map(version -> version.by().text())
                  .collect(Collectors.joining(" and by "))
              + ", and a person has to decide: "
              + mode(versions.mode());
      case Explanation.Disk disk ->
          "the disk has %s free, and %s shall stay free (%s)"
              .formatted(
                  Amounts.bytes(disk.floor().freeBytes()),
                  Amounts.bytes(disk.floor().floorBytes()),
                  origin(disk.minimum()));
      case Explanation.LeftAlone(Obstacle obstacle) -> obstacle.text();
      case Explanation.RootHalted halted ->
          "its root is halted: " + Words.line(halted.halted().reason());
      case Explanation.NotSupported setting ->
          "%s (%s): %s"
              .formatted(
                  Words.line(setting.setting().unsupported().setting().value()),
                  Words.line(setting.setting().unsupported().setting().origin().toString()),
                  Words.line(setting.setting().unsupported().effect()));
    };
  }

  private static String rule(Setting<String> pattern, @Nullable TreePath folder) {
    if (pattern.equals(NameVerdict.REPOSITORY)) {
      return "it is part of a git repository, which is not carried";
    }
    if (pattern.equals(NameVerdict.OWN)) {
      return "it belongs to tcfs, and every device has its own";
    }
    if (pattern.equals(NameVerdict.PULL)) {
      return "it belongs to tcfs, which works in it while it pulls";
    }
    String what = folder == null ? "it" : path(folder) + ", in which it is,";
    return "pattern '%s' leaves %s out (%s)"
        .formatted(Words.line(pattern.value()), what, origin(pattern));
  }

  private static String path(TreePath path) {
    return Words.path(path.toString());
  }

  private static String by(@Nullable Setting<?> guard) {
    return guard == null ? "" : ": " + guard(guard);
  }

  /** The guard that holds a change, with where it is written. */
  static String guard(Setting<?> guard) {
    String what =
        guard.value() instanceof DeleteBudget budget
            ? "more at once than %d %% of the files, or %d"
                .formatted(budget.percent(), budget.count())
            : guard.value().toString();
    return what + " (" + origin(guard) + ")";
  }

  private static String mode(Setting<ConflictMode> mode) {
    return mode.value() == ConflictMode.AUTO
        ? "one of them was written where conflictMode is not auto"
        : "conflictMode is %s (%s)".formatted(mode.value().text(), origin(mode));
  }

  private static String origin(Setting<?> setting) {
    return Words.line(setting.origin().toString());
  }

  private static String by(Explanation it) {
    return it.versions().isEmpty() ? "" : ", version by " + it.versions().getFirst().by();
  }

  private static String by(Action action) {
    String by = ActionText.by(action);
    return by.isEmpty() ? "" : ", by " + by;
  }

  /** What to do if it should be otherwise; empty where there is nothing to say. */
  static String toChange(Explained explained, Explanation it) {
    String local = Words.of(explained.local());
    return switch (it.cause()) {
      case Explanation.Same(), Explanation.FolderOfOthers() -> "";
      case Explanation.Deleted() -> "tcfs log " + local + "   (shows the versions that were there)";
      case Explanation.Nowhere(TreePath file) ->
          (file == null ? "" : "move " + path(file) + " away, ") + "make it, and 'tcfs sync'";
      case Explanation.Planned() -> {
        Setting<Boolean> suspended = explained.planned().desired().suspended();
        yield suspended.value()
            ? "nothing is done while the fleet is suspended (%s)".formatted(origin(suspended))
            : "tcfs sync";
      }
      case Explanation.Rule(Setting<String> pattern, TreePath folder) -> unless(pattern, folder);
      case Explanation.Found(Problem problem) ->
          switch (problem.kind()) {
            case UNREADABLE -> "allow this user to read it, and 'tcfs sync'";
            case UNSTABLE -> "wait until it is no longer written, and 'tcfs sync'";
            case MOUNT -> "make what is mounted there a root of its own";
            case NAME -> "give it another name";
            case SPECIAL -> "exclude it, or move it away";
          };
      case Explanation.Waiting waiting ->
          "tcfs release %s --plan %s   (or --reject to undo it)"
              .formatted(it.root(), waiting.hash());
      case Explanation.Versions versions ->
          "tcfs resolve-conflict %s --seen %s --keep-local (or --keep-remote, --keep-both)"
              .formatted(local, versions.conflict().hash());
      case Explanation.Disk _ -> "make room on the disk, or lower guards.minFreeBytes";
      case Explanation.LeftAlone(Obstacle obstacle) ->
          switch (obstacle) {
            case MISSING_HEADS -> "tcfs sync, in a while";
            case HELD, EMPTIED_ROOT, IN_THE_WAY ->
                "'tcfs status' shows what waits in root " + it.root();
            case UNKNOWN, NAME, IGNORED -> "";
          };
      case Explanation.RootHalted halted -> Words.line(halted.halted().nextStep());
      case Explanation.NotSupported _ -> "take the setting out of the fleet document";
    };
  }

  private static String unless(Setting<String> pattern, @Nullable TreePath folder) {
    String source = Words.line(pattern.origin().source());
    if (pattern.origin().line() == 0) {
      return "";
    }
    return folder == null
        ? "take the pattern out, or add '!PATTERN' after it, in " + source
        : "take the pattern out of %s; '!PATTERN' brings back nothing in a folder that is left out"
            .formatted(source);
  }
}
