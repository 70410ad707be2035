package io.tummycrypt.tcfs.core.observed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.RandomStateChanges;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Incarnation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceStateTest {
  private static final int SAMPLES = 500;
  private static final long SEED = Generators.firstSeed(DeviceStateTest.class);

  private final Generators any = Generators.seeded(SEED);
  private final RandomStateChanges random = new RandomStateChanges(any);

  private static DeviceState fold(List<StateChange> changes) {
    DeviceState state = new DeviceState();
    changes.forEach(state::apply);
    return state;
  }

  private static List<Object> shown(DeviceState state) {
    return List.of(
        String.valueOf(state.incarnation()),
        state.counter(),
        state.settled(),
        String.valueOf(state.pending()),
        state.bootId(),
        state.known(),
        shown(state, new RootName("docs")),
        shown(state, new RootName("git")));
  }

  private static List<Object> shown(DeviceState state, RootName root) {
    return List.of(
        state.bases(root),
        state.intended(root),
        String.valueOf(state.root(root)),
        state.deletions(root));
  }

  @Test
  void itsChangesMakeTheSameStateAgain() {
    for (int i = 0; i < SAMPLES; i++) {
      DeviceState state = fold(any.listOf(any.below(60), random::change));
      DeviceState again = fold(state.changes());
      assertEquals(shown(state), shown(again));
      assertEquals(state.changes(), again.changes());
    }
  }

  @Test
  void anEmptyStateHasNoChanges() {
    assertEquals(List.of(), new DeviceState().changes());
  }

  @Test
  void whatIsOverwrittenIsNotAmongItsChanges() {
    StateChange begin = new StateChange.Begin(new Incarnation(new DeviceName("a"), 1));
    assertEquals(
        List.of(begin, new StateChange.Counter(3)),
        fold(List.of(
                begin,
                new StateChange.Counter(2),
                new StateChange.SetBase(new RootName("docs"), any.path(), random.base()),
                new StateChange.Counter(3),
                new StateChange.ForgetBases(new RootName("docs"))))
            .changes());
  }
}
