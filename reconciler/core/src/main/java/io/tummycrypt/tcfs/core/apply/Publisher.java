package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The one commit point of a device: its next slot. The bytes are fixed and remembered before the
 * first attempt, and repeated until they, or foreign ones, are read back.
 */
final class Publisher {
  private static final int ATTEMPTS = 5;

  private final HeadReader reader;
  private final HeadWriter writer;
  private final StateStore store;
  private final DeviceState state;

  Publisher(HeadReader reader, HeadWriter writer, StateStore store, DeviceState state) {
    this.reader = reader;
    this.writer = writer;
    this.store = store;
    this.state = state;
  }

  /**
   * Publishes a head. When it returns, the head is the highest of its chain, durable, and {@code
   * done} is committed.
   *
   * @param counter the highest counter that the draft uses
   * @param done what the state shall say once the head is there
   */
  void publish(HeadDraft draft, long counter, List<StateChange> done) throws IOException {
    SealedSlot slot = writer.seal(draft);
    commit(List.of(new StateChange.Counter(counter), new StateChange.Pending(slot)));
    create(slot, () -> done);
    writer.prune(slot.device(), slot.seq());
  }

  /**
   * Sends again, byte for byte, what was about to be sent when the last run ended. What it says of
   * a path that is still so here was published, and is not a new edit the next time.
   */
  void resend() throws IOException {
    SealedSlot pending = state.pending();
    if (pending != null) {
      create(pending, () -> published(pending));
    }
  }

  private List<StateChange> published(SealedSlot slot) throws IOException {
    List<StateChange> published = new ArrayList<>();
    if (reader.read(slot.device(), slot.seq()) instanceof Slot.HeadSlot(Head head, var _)) {
      for (Put put : head.log().entries()) {
        Version version = put.version();
        if (put.seq() == slot.seq()) {
          Base base = Base.of(version, version.clock(), null);
          published.add(new StateChange.Intend(version.root(), version.path(), base));
        }
      }
    }
    return published;
  }

  private void create(SealedSlot slot, Done done) throws IOException {
    Creation outcome = Creation.UNKNOWN;
    for (int attempt = 0; outcome == Creation.UNKNOWN && attempt < ATTEMPTS; attempt++) {
      outcome = writer.create(slot);
    }
    switch (outcome) {
      case CREATED -> confirm(slot, done);
      case TAKEN -> {
        commit(List.of(new StateChange.NotPending()));
        throw twin(slot.device());
      }
      case UNKNOWN ->
          throw new IOException(
              slot
                  + " was sent "
                  + ATTEMPTS
                  + " times without an answer; it is sent again next time");
    }
  }

  private void confirm(SealedSlot slot, Done done) throws IOException {
    SortedMap<DeviceName, SortedSet<Long>> listing = reader.list();
    SortedSet<Long> chain = listing.get(slot.device());
    if (chain == null || chain.isEmpty() || chain.last() != slot.seq()) {
      commit(List.of(new StateChange.NotPending()));
      throw twin(slot.device());
    }
    List<StateChange> changes = new ArrayList<>(done.changes());
    changes.add(new StateChange.NotPending());
    changes.add(new StateChange.Saw(slot.device(), new KnownSlot(slot.seq(), slot.hash())));
    commit(changes);
  }

  private static HaltException twin(DeviceName device) {
    return new HaltException(
        "something else writes as device '" + device + "': its chain has slots that are not ours",
        "see whether a copy of this machine's tcfs folder runs elsewhere, and stop it; then sync again");
  }

  /** What the state shall say once a slot is there. */
  @FunctionalInterface
  private interface Done {
    List<StateChange> changes() throws IOException;
  }

  private void commit(List<StateChange> changes) throws IOException {
    store.commit(changes);
    changes.forEach(state::apply);
  }
}
