package io.tummycrypt.tcfs.core.loop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever is heard, lost, repeated or fails: all that changed is looked at in time, and no more.
 */
class AgendaLawsTest {
  private static final int RUNS = 400;
  private static final int STEPS = 120;
  private static final long SEED = Generators.firstSeed(AgendaLawsTest.class);
  private static final List<RootName> ROOTS = List.of(new RootName("docs"), new RootName("git"));
  private static final Pace PACE =
      new Pace(10, 2_000, 30_000, 60_000, 1_000_000, 20_000, new Pace.Backoff(1_000, 8_000, 4));

  private record Place(RootName root, TreePath path) {}

  /** One agenda under random signals, beside what it owes. */
  private static final class Run {
    private final Generators any;
    private final Agenda agenda = new Agenda(PACE, 0);
    private final Map<Place, Long> owed = new HashMap<>();
    private long now;
    private int idle;

    Run(long seed) {
      this.any = Generators.seeded(seed);
      agenda.follow(ROOTS, 0);
    }

    private RootName root() {
      return ROOTS.get(any.below(ROOTS.size()));
    }

    private TreePath path() {
      return TreePath.parse("p" + any.below(5));
    }

    /** Time passes, never beyond what is due. */
    private void pass(long longest) {
      now = Math.max(now, Math.min(agenda.next(), now + any.below((int) longest) + 1));
    }

    void step() {
      switch (any.below(10)) {
        case 0, 1, 2, 3 -> {
          Place place = new Place(root(), path());
          boolean isComplete = any.below(2) == 0;
          agenda.hear(new Signal.Changed(place.root(), place.path(), isComplete), now);
          owed.putIfAbsent(place, now);
        }
        case 4 -> agenda.hear(new Signal.Missed(root()), now);
        case 5 -> agenda.hear(new Signal.Published(), now);
        case 6 -> agenda.hear(new Signal.Reachable(), now);
        default -> pass(3_000);
      }
      if (agenda.next() <= now) {
        look();
      }
    }

    /** Looks; sometimes the store fails, or a root, or a path. */
    private void look() {
      Look look = agenda.begin(now);
      if (any.below(8) == 0) {
        agenda.failed(look, now);
        assertTrue(agenda.next() > now, "a store that fails is left alone for a while");
        return;
      }
      TreeMap<RootName, SortedSet<TreePath>> failed = new TreeMap<>();
      TreeSet<RootName> halted = new TreeSet<>();
      for (RootName root : ROOTS) {
        if (any.below(10) == 0) {
          halted.add(root); // Nobody could look there.
        } else {
          Area area = agenda.take(root, now);
          owed.keySet().removeIf(place -> place.root().equals(root) && isIn(area, place.path()));
          if (any.below(6) == 0) {
            TreeSet<TreePath> paths = new TreeSet<>(List.of(path()));
            paths.removeAll(look.skipped().getOrDefault(root, new TreeSet<>()));
            failed.put(root, paths);
          }
        }
      }
      now += any.below(50);
      agenda.ended(look, new Ended(failed, halted, false), now);
      idle = agenda.next() <= now ? idle + 1 : 0;
      assertTrue(idle < 10, "it looks again and again, and nothing has changed");
    }

    private static boolean isIn(Area area, TreePath path) {
      return area.isWhole() || area.paths().contains(path);
    }

    /** From here on all goes well. */
    void heal() {
      long quiet = now;
      while (now < quiet + PACE.longest() + PACE.retry().longest()) {
        now = Math.max(now, agenda.next());
        Look look = agenda.begin(now);
        for (RootName root : ROOTS) {
          Area area = agenda.take(root, now);
          owed.keySet().removeIf(place -> place.root().equals(root) && isIn(area, place.path()));
        }
        agenda.ended(look, Ended.WELL, now);
        assertTrue(agenda.next() > now, "there is something to do after all was done");
      }
      assertTrue(owed.isEmpty(), () -> "never looked at: " + owed);
      for (RootName root : ROOTS) {
        assertTrue(
            agenda.waiting(root).values().stream().allMatch(Waiting::isParked),
            "what does not fail any more is not waited for");
      }
    }
  }

  @Test
  void looksAtAllThatChangedAndThenRests() {
    for (int i = 0; i < RUNS; i++) {
      Run run = new Run(SEED + i);
      for (int step = 0; step < STEPS; step++) {
        run.step();
      }
      run.heal();
    }
  }
}
