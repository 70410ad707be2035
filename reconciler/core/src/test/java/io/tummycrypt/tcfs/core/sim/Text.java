package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import java.util.SortedMap;
import java.util.StringJoiner;

/** What happens, in words that are the same in every run. */
final class Text {
  private Text() {}

  static String of(Action action) {
    String what =
        switch (action) {
          case Action.Publish publish -> of(publish.version());
          case Action.Local local -> Contents.text(local.expected()) + " => " + of(local);
          case Action.Adopt adopt -> Contents.text(adopt.next().content());
        };
    return action.getClass().getSimpleName() + " " + action.path() + " " + what;
  }

  private static String of(Action.Local local) {
    Base next = local.next();
    return next == null ? "-" : Contents.text(next.content()) + " " + next.clock();
  }

  static String of(Version version) {
    boolean isAuto = version.onConflict() == ConflictMode.AUTO;
    return Contents.text(version.content())
        + " by "
        + version.by()
        + " "
        + version.clock()
        + (isAuto ? "" : " " + version.onConflict());
  }

  static String of(Plan plan) {
    StringJoiner shown = new StringJoiner("; ", "[", "]");
    plan.actions().forEach(action -> shown.add(of(action)));
    return shown.toString();
  }

  static String of(Head head) {
    StringJoiner log = new StringJoiner(", ", "[", "]");
    head.log().entries().forEach(put -> log.add(put.version().path() + "=" + of(put.version())));
    return head.device() + "/" + head.seq() + " " + log + " settled " + head.settled();
  }

  static String of(SortedMap<TreePath, Content> tree) {
    StringJoiner shown = new StringJoiner(" ", "[", "]");
    tree.forEach((path, content) -> shown.add(path + Contents.text(content)));
    return shown.toString();
  }
}
