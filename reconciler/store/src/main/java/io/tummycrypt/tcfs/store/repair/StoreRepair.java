package io.tummycrypt.tcfs.store.repair;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.check.Condition;
import io.tummycrypt.tcfs.store.check.Damage;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.Inventory;
import io.tummycrypt.tcfs.store.check.LogParts;
import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.DeviceRegistrar;
import io.tummycrypt.tcfs.store.meta.DeviceRegistry;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.pack.ChunkSource;
import io.tummycrypt.tcfs.store.pack.PackId;
import io.tummycrypt.tcfs.store.pack.PackRebuild;
import io.tummycrypt.tcfs.store.pack.PackRebuild.Outcome;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Left;
import io.tummycrypt.tcfs.store.repair.RepairPlan.Step;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts right what is damaged and can be made again to the byte: packs, from what is left of them
 * and from the files that they were cut from, segments, from the copies of this device, and the
 * list of devices, from their records. Nothing is made that is not proved to be what was there.
 */
public final class StoreRepair {
  private final ObjectStore store;
  private final FleetId fleet;
  private final List<Damage> damages;
  private final WantedFiles wanted;
  private final PackRebuild packs;
  private final SegmentCopies copies;
  private final List<ObjectKey> kept;

  private StoreRepair(
      ObjectStore store,
      FleetId fleet,
      List<Damage> damages,
      WantedFiles wanted,
      ChunkSource chunks,
      SegmentCopies copies)
      throws IOException {
    this.store = store;
    this.fleet = fleet;
    this.damages = damages;
    this.wanted = wanted;
    this.packs = new PackRebuild(store, fleet, chunks);
    this.copies = copies;
    this.kept = store.list(StoreKeys.REPAIRS);
  }

  /**
   * Reads what the logs say of what is damaged; nothing is written.
   *
   * @param here finds chunks in the files of this device, by what is said of them
   * @param copies of segments that this device has
   */
  public static StoreRepair of(
      ObjectStore store,
      FleetId fleet,
      Condition found,
      Function<WantedFiles, ChunkSource> here,
      SegmentCopies copies)
      throws IOException {
    Set<PackId> damaged = new TreeSet<>();
    for (Damage damage : found.damages()) {
      PackId pack = Inventory.packOf(damage.object());
      if (pack != null) {
        damaged.add(pack);
      }
    }
    WantedFiles wanted = WantedFiles.of(new LogParts(store, fleet, copies), damaged);
    return new StoreRepair(store, fleet, found.damages(), wanted, here.apply(wanted), copies);
  }

  /** Tries what can be made again, and writes nothing. */
  public RepairPlan plan() throws IOException {
    List<Step> steps = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (Damage damage : damages) {
      try {
        steps.add(new Step(damage, made(damage).length));
      } catch (UnrepairableException e) {
        left.add(new Left(damage, e.why));
      } catch (IOException e) {
        Severity.requireOfObject(e);
        left.add(new Left(damage, Severity.text(damage.object(), e)));
      }
    }
    return new RepairPlan(steps, left);
  }

  /** What belongs in the place of what is damaged, to the byte. */
  private byte[] made(Damage damage) throws IOException {
    PackId pack = Inventory.packOf(damage.object());
    if (pack != null) {
      return made(damage, pack);
    }
    Digest segment = segmentOf(damage.object());
    return segment != null ? copy(damage, segment) : list(damage);
  }

  private static @Nullable Digest segmentOf(String object) {
    if (!object.startsWith(StoreKeys.SEGMENTS) || !ObjectKey.isValid(object)) {
      return null;
    }
    ObjectKey key = new ObjectKey(object);
    try {
      Digest id = Digest.ofHex(key.name());
      return StoreKeys.segment(StoreKeys.device(key), id).equals(key) ? id : null;
    } catch (MisplacedObjectException | IllegalArgumentException _) {
      return null;
    }
  }

  private byte[] copy(Damage damage, Digest segment) throws IOException {
    requireReadable(damage);
    byte[] copy = copies.find(segment);
    if (copy == null || !Hasher.hash(copy).equals(segment)) {
      throw new UnrepairableException("there is no copy of it on this device");
    }
    return copy;
  }

  private static void requireReadable(Damage damage) throws UnrepairableException {
    if (damage.kind() == Kind.UNREADABLE) {
      throw new UnrepairableException("it is there, and may be whole");
    }
  }

  /**
   * Carries a plan out. What fails is left as it is, and the others go on; if the store goes away,
   * they are left, too, so that what was done until then is told.
   *
   * @param name of this repair, which no other one has; what is replaced is kept under it
   */
  public Repaired repair(RepairPlan plan, String name) throws IOException {
    List<Step> done = new ArrayList<>();
    List<Left> left = new ArrayList<>(plan.left());
    Placing placing = new Placing(store, name);
    boolean isAway = false;
    for (Step step : plan.steps()) {
      if (isAway) {
        left.add(new Left(step.damage(), "the store went away before"));
        continue;
      }
      try {
        place(step.damage(), placing);
        done.add(step);
      } catch (UnrepairableException e) {
        left.add(new Left(step.damage(), e.why));
      } catch (IOException e) {
        isAway = isOfStore(e);
        left.add(new Left(step.damage(), Severity.text(step.damage().object(), e)));
      }
    }
    return new Repaired(done, left, StoreKeys.REPAIRS + name + "/");
  }

  /** Whether a failure is of the whole store; who interrupts wants no answer. */
  private static boolean isOfStore(IOException failure) throws IOException {
    if (Thread.currentThread().isInterrupted() || failure instanceof InterruptedIOException) {
      throw failure;
    }
    try {
      Severity.requireOfObject(failure);
      return false;
    } catch (IOException ofStore) {
      return true;
    }
  }

  private void place(Damage damage, Placing placing) throws IOException {
    byte[] made = made(damage);
    ObjectKey key = new ObjectKey(damage.object());
    if (key.equals(StoreKeys.DEVICES)) {
      // Others may enrol meanwhile: of what is derived the latest counts.
      placing.keep(key);
      new DeviceRegistrar(store, fleet).heal();
    } else {
      placing.replace(key, made);
    }
  }

  private byte[] made(Damage damage, PackId pack) throws IOException {
    requireReadable(damage);
    return switch (packs.rebuild(pack, remains(pack), wanted.frames(pack))) {
      case Outcome.Whole whole -> whole.bytes();
      case Outcome.Impossible(String why) -> throw new UnrepairableException(why);
    };
  }

  /** The pack itself, and what repairs have kept of it. */
  private List<ObjectKey> remains(PackId pack) {
    List<ObjectKey> remains = new ArrayList<>(List.of(pack.key()));
    kept.stream().filter(key -> key.text().endsWith("/" + pack.key())).forEach(remains::add);
    return remains;
  }

  private byte[] list(Damage damage) throws IOException {
    if (!damage.object().equals(StoreKeys.DEVICES.text()) || damage.kind() == Kind.UNREADABLE) {
      throw new UnrepairableException(
          damage.kind() == Kind.MISPLACED
              ? "nobody knows what it is"
              : "nothing here says what it was, to the byte");
    }
    try {
      DeviceRegistry registry = new DeviceRegistry(store, fleet);
      return registry.list(registry.latest().values());
    } catch (IOException e) {
      Severity.requireOfObject(e);
      throw new UnrepairableException("the records that it is derived from cannot be read");
    }
  }

  /** Something cannot be made again. */
  private static final class UnrepairableException extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;

    private UnrepairableException(String why) {
      super(why);
      this.why = why;
    }
  }
}
