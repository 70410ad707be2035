package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A plan as lines that can be compared: {@code VERB PATH CONTENT {CLOCK}}, where the clock is what
 * is published or will be the base. The hash in the name of a conflict copy is left out.
 */
final class PlanText {
  private PlanText() {}

  /** All actions, then all notices. */
  static List<String> of(Plan plan) {
    List<String> lines = new ArrayList<>(actions(plan));
    lines.addAll(notices(plan));
    return lines;
  }

  static List<String> actions(Plan plan) {
    return plan.actions().stream().map(PlanText::line).toList();
  }

  static List<String> notices(Plan plan) {
    return plan.notices().stream().map(PlanText::line).toList();
  }

  /** What is noted without any file changing. */
  static List<String> bookkeeping(Plan plan) {
    Bookkeeping notes = plan.bookkeeping();
    List<String> lines = new ArrayList<>();
    notes.recovered().forEach(rebase -> lines.add("recovered " + line(rebase)));
    notes.rebases().forEach(rebase -> lines.add(line(rebase)));
    for (VersionKey drop : notes.drops()) {
      String dot = drop.dot().writer().device() + "" + drop.dot().counter();
      lines.add("drop " + name(drop.path()) + " " + dot);
    }
    notes.carries().forEach(carried -> lines.add("carry " + version(carried)));
    return lines;
  }

  private static String line(Plan.Rebase rebase) {
    return rebase.base() == null
        ? "forget " + name(rebase.path())
        : "base " + at(rebase.path(), rebase.base().content(), rebase.base().clock());
  }

  private static String line(Action action) {
    String path = name(action.path());
    return switch (action) {
      case Action.Push push -> "push " + version(push.version());
      case Action.PushDeletion deletion -> "push " + version(deletion.version());
      case Action.PushCopy copy -> "copy " + version(copy.version());
      case Action.Pull pull ->
          "pull " + at(pull.path(), pull.next().content(), pull.next().clock()) + over(pull);
      case Action.Delete delete -> "delete " + path + " " + Contents.text(delete.expected());
      case Action.MakeFolder make ->
          "mkdir " + at(make.path(), make.next().content(), make.next().clock());
      case Action.RemoveFolder _ -> "rmdir " + path;
      case Action.SetAttributes set ->
          "attributes " + at(set.path(), set.next().content(), set.next().clock());
      case Action.Adopt adopt ->
          "adopt " + at(adopt.path(), adopt.next().content(), adopt.next().clock());
    };
  }

  private static String over(Action.Pull pull) {
    return pull.expected().isLive() ? " over " + Contents.text(pull.expected()) : "";
  }

  private static String line(Notice notice) {
    return switch (notice) {
      case Notice.Halted(var root, String reason, var _) -> "halted " + root + ": " + reason;
      case Notice.Held(var _, TreePath path, Notice.Held.Kind kind, Content content) ->
          "held " + name(path) + " " + Contents.text(content) + " " + kind;
      case Notice.OpenConflict open ->
          "open " + name(open.path()) + " shows " + Contents.text(open.shown());
      case Notice.Finding finding -> "finding " + name(finding.path());
      case Notice.NameFinding finding -> "name " + finding.name().text();
      case Notice.LocalOnly local -> "local-only " + name(local.path());
      case Notice.LeftBehind left ->
          "left behind " + left.root() + " at " + left.localPath() + movedTo(left);
      case Notice.DiskFloor floor -> "disk-floor needs " + floor.neededBytes();
      case Notice.Waiting waiting -> "waiting " + waiting.paths();
      case Notice.UnreadableDevice unreadable ->
          "unreadable " + unreadable.device() + " " + unreadable.slot().seq();
      case Notice.LeftOut left -> "left out " + left.repositories() + ", " + left.excluded();
      case Notice.NotSupported unsupported ->
          "unsupported " + unsupported.unsupported().setting().value();
    };
  }

  private static String movedTo(Notice.LeftBehind left) {
    return left.movedTo() == null ? "" : ", now at " + left.movedTo();
  }

  private static String version(Version version) {
    return at(version.path(), version.content(), version.clock());
  }

  private static String at(TreePath path, Content content, Clock clock) {
    return name(path) + " " + Contents.text(content) + " " + clock(clock);
  }

  private static String name(TreePath path) {
    return path.toString().replaceAll("(\\.conflict-[a-z]+)-[0-9a-f]{10}", "$1");
  }

  /** Such as <code>{a1 b2}</code>; a second life of a device is primed. */
  static String clock(Clock clock) {
    StringJoiner out = new StringJoiner(" ", "{", "}");
    clock.counters().forEach((writer, counter) -> out.add(writer(writer) + counter));
    return out.toString();
  }

  private static String writer(Incarnation writer) {
    return writer.device() + "'".repeat((int) writer.bits() - 1);
  }
}
