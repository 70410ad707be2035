package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.SealedSlot;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.UnreadableSlotException;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The chains as one device reaches them: now and then not, late, or without an answer. */
final class DeviceHeads implements HeadReader, HeadWriter {
  private final Store store;
  private final EffectListener effects;
  private boolean reachable = true;
  private @Nullable ToIntFunction<DeviceName> changesBack;
  private BiPredicate<DeviceName, Long> damaged = (_, _) -> false;
  private Predicate<DeviceName> hidden = _ -> false;
  private boolean metDamage;
  private Answers answers = Answers.ALL;
  private @Nullable DeviceState sharing;

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

  /** Lists each chain as so many changes of the store ago; as it is, when it is null. */
  void listAsBefore(@Nullable ToIntFunction<DeviceName> changes) {
    changesBack = changes;
  }

  /** Lists nothing of these devices. */
  void hide(Predicate<DeviceName> which) {
    hidden = which;
  }

  /** Whether some slot that was read since the damage began was unreadable. */
  boolean metDamage() {
    return metDamage;
  }

  /** Makes these slots unreadable. */
  void damage(BiPredicate<DeviceName, Long> which) {
    metDamage = false;
    damaged = which;
  }

  void setAnswers(Answers which) {
    answers = which;
  }

  @Override
  public SortedMap<DeviceName, SortedSet<Long>> list() throws IOException {
    requireReachable();
    SortedMap<DeviceName, SortedSet<Long>> listing = store.heads.list();
    listing.keySet().removeIf(hidden);
    return changesBack == null ? listing : oldListing(listing, changesBack);
  }

  private SortedMap<DeviceName, SortedSet<Long>> oldListing(
      SortedMap<DeviceName, SortedSet<Long>> now, ToIntFunction<DeviceName> changes) {
    TreeMap<DeviceName, SortedSet<Long>> old = new TreeMap<>();
    for (DeviceName device : now.keySet()) {
      SortedSet<Long> chain = store.oldListing(changes.applyAsInt(device)).get(device);
      if (chain != null) {
        old.put(device, chain);
      }
    }
    return old;
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
    if (damaged.test(device, seq)) {
      metDamage = true;
      throw new UnreadableSlotException(
          new IOException("slot " + seq + " of device '" + device + "' is damaged"));
    }
    Slot slot = store.heads.read(device, seq);
    DeviceState state = sharing;
    if (state != null && slot instanceof Slot.HeadSlot(Head head, var _)) {
      for (Put put : head.log().entries()) {
        requireEqual(put.version(), state.share(put.version()));
      }
    }
    return slot;
  }

  private static void requireEqual(Version version, Version shared) {
    if (!shared.equals(version)) {
      throw new IllegalStateException(shared + " is shared, and was " + version);
    }
  }

  /** As a store does that reads versions out of bytes; that bases stay equal shows in all else. */
  @Override
  public void shareWith(DeviceState state) {
    sharing = state;
  }

  @Override
  public Digest hash(DeviceName device, long seq) throws IOException {
    requireReachable();
    if (damaged.test(device, seq)) {
      throw new UnreadableSlotException(new IOException("slot " + seq + " is damaged"));
    }
    return store.heads.hash(device, seq);
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
