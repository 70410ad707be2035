package io.tummycrypt.tcfs.engine.state;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.RandomStateChanges;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of its own: goes on committing, a counter and the base of that number in one commit,
 * and says each counter once it is durable. It ends when it is killed or a commit fails.
 */
final class CommittingProgram {
  static final RootName ROOT = new RootName("docs");
  private static final int PATHS = 300;

  private CommittingProgram() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    JournalStateStore store = new JournalStateStore(folder, Long.parseLong(arguments[1]));
    try {
      commitForEver(store);
    } catch (IOException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }

  private static void commitForEver(JournalStateStore store) throws IOException {
    RandomStateChanges random = new RandomStateChanges(Generators.seeded(1));
    for (long counter = store.load().counter() + 1; true; counter++) {
      List<StateChange> changes = new ArrayList<>();
      changes.add(new StateChange.Counter(counter));
      changes.add(new StateChange.SetBase(ROOT, path(counter), random.base()));
      changes.add(new StateChange.ForgetBase(ROOT, path(counter + 1)));
      store.commit(changes);
      System.out.println(counter);
    }
  }

  private static TreePath path(long counter) {
    return TreePath.parse("folder/file-" + counter % PATHS);
  }

  /** Whether a state is one that the program had between two commits. */
  static boolean isWhole(DeviceState state) {
    long counter = state.counter();
    return counter == 0
        || (state.bases(ROOT).containsKey(path(counter))
            && !state.bases(ROOT).containsKey(path(counter + 1))
            && state.bases(ROOT).size() == Math.min(counter, PATHS - 1));
  }
}
