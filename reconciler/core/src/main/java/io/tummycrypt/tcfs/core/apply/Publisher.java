package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.HeadWriter.Creation;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

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
   * done} is committed. If the process dies before that, the bases in {@code done} are known as
   * intended: what the head has published is then not taken for an edit that nobody has seen.
   *
   * @param counter the highest counter that the draft uses
   * @param done what the state shall say once the head is there
   */
  void publish(HeadDraft draft, long counter, List<StateChange> done) throws IOException {
    SealedSlot slot = writer.seal(draft);
    List<StateChange.Intend> intents = intents(draft, done);
    List<StateChange> before = new ArrayList<>(intents);
    before.add(new StateChange.Counter(counter));
    before.add(new StateChange.Pending(slot));
    List<StateChange> after = new ArrayList<>();
    List<StateChange> never = new ArrayList<>();
    for (RootName root : new TreeSet<>(intents.stream().map(StateChange.Intend::root).toList())) {
      Intents older = Intents.of(state, root);
      // Of these it is told elsewhere what has become of them.
      after.addAll(older.without(paths(intents, root)).endAllOthers());
      never.addAll(older.endAllOthers());
    }
    after.addAll(done);
    commit(before);
    create(slot, after, never);
    writer.prune(slot.device(), slot.seq());
  }

  private static Set<TreePath> paths(List<StateChange.Intend> intents, RootName root) {
    Set<TreePath> paths = new HashSet<>();
    for (StateChange.Intend intend : intents) {
      if (intend.root().equals(root)) {
        paths.add(intend.path());
      }
    }
    return paths;
  }

  /** The bases that stand for contents which this head publishes. */
  private static List<StateChange.Intend> intents(HeadDraft draft, List<StateChange> done) {
    Set<VersionKey> published = new HashSet<>();
    for (LogEntry entry : draft.entries()) {
      if (entry instanceof Put put && put.version().isLive()) {
        published.add(put.version().key());
      }
    }
    List<StateChange.Intend> intents = new ArrayList<>();
    for (StateChange change : done) {
      if (change instanceof StateChange.SetBase(RootName root, TreePath path, Base base)
          && published.contains(new VersionKey(root, path, base.dot()))) {
        intents.add(new StateChange.Intend(root, path, base.untrusted()));
      }
    }
    return intents;
  }

  /**
   * Sends again, byte for byte, what was about to be sent when the last run ended. A slot of
   * another device, in a state that was copied from it, is that device's to send: here it is given
   * up.
   */
  void resend(DeviceName self) throws IOException {
    SealedSlot pending = state.pending();
    if (pending == null) {
      return;
    }
    if (pending.device().equals(self)) {
      create(pending, List.of(), List.of());
    } else {
      commit(List.of(new StateChange.NotPending()));
    }
  }

  /**
   * Creates the slot.
   *
   * @param done what the state shall say once it is there
   * @param never what it shall say if another slot is in its place
   */
  private void create(SealedSlot slot, List<StateChange> done, List<StateChange> never)
      throws IOException {
    Creation outcome = Creation.UNKNOWN;
    for (int attempt = 0; outcome == Creation.UNKNOWN && attempt < ATTEMPTS; attempt++) {
      outcome = writer.create(slot);
    }
    switch (outcome) {
      case CREATED -> confirm(slot, done);
      case TAKEN -> {
        List<StateChange> changes = new ArrayList<>(never);
        changes.add(new StateChange.NotPending());
        commit(changes);
        throw HaltException.twin(slot.device());
      }
      case UNKNOWN ->
          throw new IOException(
              slot
                  + " was sent "
                  + ATTEMPTS
                  + " times without an answer; it is sent again next time");
    }
  }

  private void confirm(SealedSlot slot, List<StateChange> done) throws IOException {
    SortedMap<DeviceName, SortedSet<Long>> listing = reader.list();
    SortedSet<Long> chain = listing.get(slot.device());
    long last = chain == null || chain.isEmpty() ? 0 : chain.last();
    if (last < slot.seq()) {
      throw new IOException(
          slot + " was created, but the store does not list it; it is sent again next time");
    }
    if (last > slot.seq()) {
      commit(List.of(new StateChange.NotPending()));
      throw HaltException.twin(slot.device());
    }
    List<StateChange> changes = new ArrayList<>(done);
    changes.add(new StateChange.NotPending());
    changes.add(new StateChange.Saw(slot.device(), new KnownSlot(slot.seq(), slot.hash())));
    commit(changes);
  }

  private void commit(List<StateChange> changes) throws IOException {
    store.commit(changes);
    changes.forEach(state::apply);
  }
}
