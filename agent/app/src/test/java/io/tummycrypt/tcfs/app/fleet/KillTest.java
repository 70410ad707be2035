package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.KillTraces.Moment;
import io.tummycrypt.tcfs.app.fleet.KillTraces.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A {@code sync} that is killed at any moment, while users go on working on both machines, loses
 * nothing and leaves nothing behind; the next one ends what it began.
 *
 * <p>{@code -Dtcfs.kills=200} kills more often, {@code -Dtcfs.seed=N} repeats a run's edits.
 */
class KillTest implements AnyStore {
  private static final long LONGEST_DELAY = 20_000_000;

  /** Few kills, too, are spread over all moments and both sides. */
  private static final int STRIDE = 7;

  private static final List<Moment> MOMENTS = List.of(Moment.values());

  @TempDir Path folder;

  private final long seed = Long.getLong("tcfs.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final KillUsers users = new KillUsers(random);
  private LossPair pair;

  /** How often a sync is killed. */
  int kills() {
    return Integer.getInteger("tcfs.kills", 12);
  }

  @BeforeEach
  void joinTwo() throws IOException {
    pair = LossPair.in(folder, place(folder));
    pair.allowAllDeletions();
  }

  @Test
  void aKillAtAnyMomentLosesNothing() throws Exception {
    System.out.printf("seed %d, %d kills%n", seed, kills());
    Map<Phase, int[]> table = new EnumMap<>(Phase.class);
    try {
      for (int kill = 0; kill < kills(); kill++) {
        int side = kill % 2;
        Phase phase = killOnce(kill, pair.both().get(side), pair.both().get(1 - side));
        table.computeIfAbsent(phase, _ -> new int[2])[side]++;
      }
    } finally {
      print(table);
    }
    assertTrue(table.size() > 2, "the kills fell into too few phases to show anything");
  }

  private Phase killOnce(int kill, Machine victim, Machine other) throws Exception {
    users.work(victim, 10);
    users.work(other, 10);
    if (random.nextInt(4) > 0) {
      other.sync();
    }
    Set<String> before = KillUsers.everythingIn(victim);
    Moment moment = MOMENTS.get(kill * STRIDE % MOMENTS.size());
    KilledSync sync = KilledSync.start(victim);
    Phase phase = sync.killAt(moment, delay());
    assertEquals(Set.of(), LossPair.names(sync.temporary()), "left in the temporary folder");
    Set<String> after = KillUsers.everythingIn(victim);
    before.removeAll(after);
    assertEquals(Set.of(), before, "destroyed by a run that was killed, seed " + seed);

    if (random.nextBoolean()) {
      users.work(victim, 4);
      users.work(other, 4);
    }
    if (random.nextBoolean()) {
      other.sync();
    }
    pair.endsEqual();
    users.findAllIn(victim);
    users.findAllIn(other);
    return phase;
  }

  /** Mostly short, so that the moment that was waited for is hardly over. */
  private long delay() {
    return (long) (LONGEST_DELAY * Math.pow(random.nextDouble(), 4));
  }

  private static void print(Map<Phase, int[]> table) {
    table.forEach((phase, kills) ->
        System.out.printf("killed while %-45s a %4d  b %4d%n", phase, kills[0], kills[1]));
  }
}
