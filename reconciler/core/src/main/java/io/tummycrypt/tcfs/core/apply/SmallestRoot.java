package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The order in which roots have their turn: no large one keeps a small one waiting. */
final class SmallestRoot {
  private SmallestRoot() {}

  /** The actions of each root, in their order; those with the fewest bytes to move come first. */
  static <A extends Action> List<List<A>> first(List<A> actions, ToLongFunction<? super A> bytes) {
    Map<RootName, List<A>> byRoot = new TreeMap<>();
    for (A action : actions) {
      byRoot.computeIfAbsent(action.root(), _ -> new ArrayList<>()).add(action);
    }
    return byRoot.values().stream()
        .sorted(Comparator.comparingLong(each -> each.stream().mapToLong(bytes).sum()))
        .toList();
  }
}
