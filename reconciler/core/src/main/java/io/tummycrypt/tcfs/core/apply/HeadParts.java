package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Push;
import io.tummycrypt.tcfs.core.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which of the files that a plan publishes go in heads of their own, before all else. */
final class HeadParts {
  private HeadParts() {}

  /**
   * All but the last of the new files, in parts that are worth a head each; none if all that is
   * published is not much. The root of which there is least comes first, and in it what was edited.
   *
   * @param isTried says what is published at all
   * @param most of bytes that are published at once, but for a single file
   */
  static List<List<Push>> of(Plan plan, Predicate<Action> isTried, Portions portions, long most) {
    List<List<Push>> parts = new ArrayList<>();
    List<Push> all =
        plan.actions().stream()
            .filter(isTried)
            .filter(Push.class::isInstance)
            .map(Push.class::cast)
            .toList();
    if (all.size() <= portions.whole() && all.stream().mapToLong(Push::bytesUp).sum() <= most) {
      return parts;
    }
    List<Push> files =
        NewFiles.pushes(plan).stream()
            .filter(isTried)
            .sorted(Comparator.comparing(push -> !NewFiles.isEdit(push)))
            .toList();
    List<Push> part = new ArrayList<>();
    long bytes = 0;
    for (List<Push> root : SmallestRoot.first(files, Push::bytesUp)) {
      for (Push push : root) {
        if (part.size() == portions.published() || bytes >= most) {
          parts.add(part);
          part = new ArrayList<>();
          bytes = 0;
        }
        part.add(push);
        bytes += push.bytesUp();
      }
    }
    return parts;
  }

  /** The plan without what goes early. */
  static Plan without(Plan plan, List<List<Push>> parts) {
    if (parts.isEmpty()) {
      return plan;
    }
    Set<Action> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    parts.forEach(gone::addAll);
    return plan.rest(plan.actions().stream().filter(action -> !gone.contains(action)).toList());
  }
}
