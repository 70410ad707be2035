package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever three machines do with a few names, they become equal and lose no edit. */
class RandomEditsTest implements AnyStore {
  private static final int STEPS = 80;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void machinesBecomeEqualAndLoseNoEdit(long seed) throws IOException {
    Random random = new Random(seed);
    Fleet fleet = Fleet.of(folder, place(folder), "a", "b", "c");
    List<RandomUser> users = new ArrayList<>();
    for (Machine machine : fleet.machines()) {
      machine.write("stays on " + machine.name(), "so that no root is emptied");
      users.add(new RandomUser(machine, random));
    }
    for (int step = 0; step < STEPS; step++) {
      RandomUser user = users.get(random.nextInt(users.size()));
      if (random.nextInt(5) == 0) {
        user.sync();
      } else {
        user.change("content " + step);
      }
    }

    fleet.converge();

    Set<String> kept = new HashSet<>(Tree.contents(fleet.get(0).docs()));
    for (RandomUser user : users) {
      assertTrue(
          kept.containsAll(user.unsynced()),
          () -> "seed " + seed + " lost one of " + user.unsynced());
    }
  }
}
