package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import java.util.List;

/** Lets pulls wait when they would leave less free than the document asks for. */
record DiskFloor(DesiredRoot desired, LocalTree tree) {
  List<Action> hold(List<Action> actions, List<Notice> notices) {
    long needed = Action.cost(actions).bytesDown();
    long floor = desired.guards().minFreeBytes().value();
    if (needed == 0 || tree.freeBytes() - needed >= floor) {
      return actions;
    }
    notices.add(new Notice.DiskFloor(desired.name(), needed, tree.freeBytes(), floor));
    return actions.stream().filter(action -> !(action instanceof Action.Pull)).toList();
  }
}
