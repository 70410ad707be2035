package io.tummycrypt.tcfs.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.RandomStateChanges;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.StateChange;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of a device's state promises. */
public abstract class StateStoreContract {
  private final RandomStateChanges random =
      new RandomStateChanges(Generators.seeded(Generators.firstSeed(StateStoreContract.class)));

  /** A hand on the one state of this test, as a new process has it. */
  protected abstract StateStore open() throws IOException;

  @Test
  void aMissingStateIsAnEmptyOne() throws IOException {
    assertEquals(List.of(), open().load().changes());
  }

  @Test
  void whatIsCommittedIsLoadedByAnyone() throws IOException {
    StateStore store = open();
    DeviceState expected = new DeviceState();
    for (int i = 0; i < 100; i++) {
      List<StateChange> changes = random.commit(8);
      store.commit(changes);
      changes.forEach(expected::apply);
      assertEquals(expected.changes(), store.load().changes());
      assertEquals(expected.changes(), open().load().changes());
    }
  }

  @Test
  void everyProcessGoesOnWhereTheLastOneEnded() throws IOException {
    DeviceState expected = new DeviceState();
    for (int i = 0; i < 30; i++) {
      List<StateChange> changes = random.commit(3);
      open().commit(changes);
      changes.forEach(expected::apply);
    }
    assertEquals(expected.changes(), open().load().changes());
  }

  @Test
  void everyCommitGivesAnotherMark() throws IOException {
    StateStore store = open();
    Set<String> marks = new HashSet<>(Set.of(store.mark()));
    for (int i = 0; i < 30; i++) {
      store.commit(random.commit(3));
      marks.add(store.mark());
      assertEquals(store.mark(), store.mark());
      assertEquals(store.mark(), open().mark());
    }
    assertEquals(31, marks.size());
  }

  @Test
  void everyKindOfChangeIsKept() throws IOException {
    for (int kind = 0; kind < RandomStateChanges.KINDS; kind++) {
      StateStore store = open();
      DeviceState expected = store.load();
      StateChange change = random.change(kind);
      store.commit(List.of(change));
      expected.apply(change);
      assertEquals(expected.changes(), open().load().changes(), change.toString());
    }
  }

  @Test
  void committingTheSameAgainIsSafe() throws IOException {
    List<StateChange> changes = random.commit(9);
    open().commit(changes);
    List<StateChange> once = open().load().changes();
    open().commit(changes);
    assertEquals(once, open().load().changes());
  }

  @Test
  void whatWasLoadedIsItsOwn() throws IOException {
    open().commit(List.of(new StateChange.Boot("first")));
    DeviceState loaded = open().load();
    loaded.apply(new StateChange.Boot("second"));
    assertEquals("first", open().load().bootId());
  }
}
