package io.tummycrypt.tcfs.core.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random histories of devices that edit one path and take over what others have published. */
class ClockHistoryTest {
  private static final int HISTORIES = 300;
  private static final int STEPS = 25;
  private static final long SEED = Generators.firstSeed(ClockHistoryTest.class);

  /** A state of the path, with all edits that led to it: what the clock only stands for. */
  private record State(Clock clock, TreeSet<Dot> edits) {
    static final State NOTHING = new State(Clock.ZERO, new TreeSet<>());

    State edited(Dot dot) {
      TreeSet<Dot> all = new TreeSet<>(edits);
      all.add(dot);
      return new State(clock.tick(dot), all);
    }

    State joined(State other) {
      TreeSet<Dot> all = new TreeSet<>(edits);
      all.addAll(other.edits);
      return new State(clock.join(other.clock), all);
    }

    /** How the states really stand to each other. */
    Causality compare(State other) {
      boolean covers = edits.containsAll(other.edits);
      boolean covered = other.edits.containsAll(edits);
      if (covers && covered) {
        return Causality.EQUAL;
      }
      return covers ? Causality.GREATER : covered ? Causality.LESS : Causality.CONCURRENT;
    }
  }

  /** A device: what it shows, its life, and the counter that all of its paths share. */
  private static final class Device {
    State state = State.NOTHING;
    Dot next;

    Device(String name) {
      next = new Dot(new Incarnation(new DeviceName(name), 1), 1);
    }

    void edit(Generators any) {
      state = state.edited(next);
      next = next.next();
      if (any.chance(30)) {
        next = next.next(); // an edit of another path
      }
    }

    /** Loses its local state: what it shows is gone, and so is its counter. */
    void lose(long life) {
      state = State.NOTHING;
      next = new Dot(new Incarnation(next.writer().device(), life), 1);
    }
  }

  @Test
  void neverCallsConcurrentEditsOrdered() {
    Map<Causality, Integer> seen = new EnumMap<>(Causality.class);
    for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
      List<State> states = history(Generators.seeded(seed));
      for (State left : states) {
        for (State right : states) {
          Causality truth = left.compare(right);
          assertEquals(
              truth, left.clock().compare(right.clock()), "seed " + seed + ": " + left + right);
          seen.merge(truth, 1, Integer::sum);
        }
      }
    }
    for (Causality causality : Causality.values()) {
      assertTrue(seen.getOrDefault(causality, 0) > HISTORIES, "too few of a kind: " + seen);
    }
  }

  private static List<State> history(Generators any) {
    List<Device> devices = Arrays.asList(new Device("a"), new Device("b"), new Device("c"));
    List<State> published = new ArrayList<>(List.of(State.NOTHING));
    for (int step = 0; step < STEPS; step++) {
      Device device = any.pick(devices);
      if (any.chance(4)) {
        device.lose(step + 2);
      } else if (any.chance(55)) {
        device.edit(any);
        published.add(device.state);
      } else {
        device.state = device.state.joined(any.pick(published));
      }
    }
    return published;
  }

  @Test
  void neverMovesAClockBackWhilePushingAndPulling() {
    Generators any = Generators.seeded(SEED);
    List<Device> devices = Arrays.asList(new Device("a"), new Device("b"), new Device("c"));
    List<State> published = new ArrayList<>(List.of(State.NOTHING));
    for (int step = 0; step < 5_000; step++) {
      Device device = any.pick(devices);
      Clock before = device.state.clock();
      boolean edits = any.chance(40);
      if (edits) {
        device.edit(any);
        published.add(device.state);
      } else {
        device.state = device.state.joined(any.pick(published));
      }

      Clock after = device.state.clock();
      assertTrue(edits ? after.dominates(before) : after.covers(before), before + " and " + after);
    }
  }
}
