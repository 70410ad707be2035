package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.util.SortedMap;
import java.util.SortedSet;

/** The chains as one device reaches them: now and then not, late, or without an answer. */
final class DeviceHeads implements HeadReader, HeadWriter {
  private final Store store;
  private final EffectListener effects;
  private boolean reachable = true;
  private int listingsBack = -1;
  private Answers answers = Answers.ALL;

  /** What becomes of the answers to writes. */
  enum Answers {
    ALL,
    LOST,
    LATE
  }

  DeviceHeads(Store store, EffectListener effects) {
    this.store = store;
    this.effects = effects;
  }

  void setReachable(boolean isReachable) {
    reachable = isReachable;
  }

  /** Lists as so many changes ago; -1 for now. */
  void listAsBefore(int changes) {
    listingsBack = changes;
  }

  void setAnswers(Answers which) {
    answers = which;
  }

  @Override
  public SortedMap<DeviceName, SortedSet<Long>> list() throws IOException {
    requireReachable();
    SortedMap<DeviceName, SortedSet<Long>> old =
        listingsBack < 0 ? null : store.oldListing(listingsBack);
    return old == null ? store.heads.list() : old;
  }

  private void requireReachable() throws IOException {
    if (!reachable) {
      throw new IOException("the store does not answer");
    }
  }

  @Override
  public Slot read(DeviceName device, long seq) throws IOException {
    requireReachable();
    effects.before("read slot");
    return store.heads.read(device, seq);
  }

  @Override
  public SealedSlot seal(HeadDraft draft) throws IOException {
    requireReachable();
    effects.before("seal");
    return store.heads.seal(draft);
  }

  @Override
  public Creation create(SealedSlot slot) throws IOException {
    requireReachable();
    effects.before("create slot");
    return switch (answers) {
      case ALL -> store.create(slot);
      case LOST -> {
        Creation outcome = store.create(slot);
        answers = outcome == Creation.CREATED ? Answers.ALL : answers;
        yield Creation.UNKNOWN;
      }
      case LATE -> {
        store.delay(slot);
        yield Creation.UNKNOWN;
      }
    };
  }

  @Override
  public void prune(DeviceName device, long seq) throws IOException {
    requireReachable();
    effects.before("prune");
    store.heads.prune(device, seq);
  }
}
