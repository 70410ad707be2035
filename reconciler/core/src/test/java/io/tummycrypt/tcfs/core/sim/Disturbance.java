package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.Head;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One cycle of one device, with what goes wrong around it. */
final class Disturbance {
  private static final int EFFECTS = 24;
  private static final int FOLDER_STEPS = 12;

  private final Fleet fleet;
  private final SimDevice device;
  private final SplittableRandom random;
  private boolean tookPlace = true;

  Disturbance(Fleet fleet, SimDevice device, SplittableRandom random) {
    this.fleet = fleet;
    this.device = device;
    this.random = random;
  }

  /** Runs the cycle; false if what should go wrong had no occasion to. */
  boolean run(Fault fault) {
    switch (fault) {
      case NONE -> cycle(true);
      case NO_CYCLE -> {}
      case REPEATED_CYCLE -> repeat();
      case CRASH ->
          during(_ -> {
            throw new Crash();
          });
      case IO_ERROR ->
          during(effect -> {
            throw new IOException("cannot " + effect);
          });
      case DONE_BUT_FAILED -> failWhenDone();
      case USER_DURING_CYCLE -> during(_ -> actInside());
      case OTHER_DEVICE_DURING_CYCLE -> during(_ -> otherDevice());
      case LOST_STATE -> goBack(0);
      case RESTORED_STATE -> restoreState();
      case CLONED_MACHINE -> cloneMachine();
      case OTHER_NAME -> replaceByCopy(pick(fleet.devices));
      case RESTORED_TREE -> restoreTree(device);
      case COPIED_TREE -> restoreTree(pick(fleet.devices));
      case EMPTIED_ROOT -> empty();
      case LOST_MARKER -> loseMarker();
      case UNREADABLE_PATH -> obstruct();
      case CLOCK_AHEAD -> jump(Duration.ofHours(1 + random.nextInt(100)));
      case CLOCK_BACK -> jump(Duration.ofSeconds(-1 - random.nextInt(300_000)));
      case FAILED_UPLOAD -> failUploads();
      case REBOOT -> {
        device.process = null;
        device.machine.reboot();
        cycleSoon();
      }
      case PARTITION, STALE_LISTING, REORDERED_HEADS -> storeIsFar(fault);
      case LOST_ANSWER, LATE_WRITE, DAMAGED_CONTENT, DAMAGED_HEAD -> storeFails(fault);
      case FULL_DISK, MISSING_ROOT -> folderFails(fault);
    }
    return tookPlace;
  }

  private void storeIsFar(Fault fault) {
    DeviceHeads heads = device.heads;
    int back = random.nextInt(5);
    int salt = random.nextInt();
    switch (fault) {
      case PARTITION -> heads.setReachable(false);
      case STALE_LISTING -> heads.listAsBefore(_ -> back);
      default -> heads.listAsBefore(other -> Math.floorMod(other.text().hashCode() * salt, 5));
    }
    cycle(false);
    heads.setReachable(true);
    heads.listAsBefore(null);
  }

  private void storeFails(Fault fault) {
    DeviceHeads heads = device.heads;
    int which = random.nextInt(3);
    switch (fault) {
      case LOST_ANSWER -> heads.setAnswers(DeviceHeads.Answers.LOST);
      case LATE_WRITE -> heads.setAnswers(DeviceHeads.Answers.LATE);
      case DAMAGED_HEAD -> damageSlots(heads, which);
      default -> fleet.store.damage(digest -> digest.a() % 3 != which);
    }
    cycle(false);
    heads.setAnswers(DeviceHeads.Answers.ALL);
    heads.damage((_, _) -> false);
    fleet.store.damage(_ -> false);
  }

  /** Of some devices all slots or only the highest, so that an older head can still be read. */
  private void damageSlots(DeviceHeads heads, int which) {
    SortedMap<DeviceName, SortedSet<Long>> chains = fleet.store.heads.list();
    boolean all = random.nextBoolean();
    heads.damage((other, seq) ->
        other.text().hashCode() % 3 == which
            && (all || (chains.containsKey(other) && seq.equals(chains.get(other).last()))));
  }

  private void folderFails(Fault fault) {
    if (fault == Fault.FULL_DISK) {
      device.root.setFreeBytes(100 + random.nextInt(2));
    } else {
      device.root.setMissing(true);
    }
    cycle(false);
    device.root.setFreeBytes(1L << 40);
    device.root.setMissing(false);
  }

  private void cycle(boolean isUndisturbed) {
    fleet.cycles.run(device, isUndisturbed);
  }

  /** A cycle, unless something else comes first. */
  private void cycleSoon() {
    if (random.nextInt(4) != 0) {
      cycle(true);
    }
  }

  /** The second of two cycles finds nothing to do, and changes nothing. */
  private void repeat() {
    boolean isDone =
        fleet.cycles.run(device, true) != Cycles.End.CUT_SHORT
            && !device.isHolding
            && (device.loop == null || device.loop.isCurrent());
    SortedMap<TreePath, Content> tree = device.tree();
    Head head = fleet.store.highest().get(device.name);
    cycle(true);
    Head after = fleet.store.highest().get(device.name);
    boolean sameLog = head == null || after == null || head.log().equals(after.log());
    if (isDone && !(tree.equals(device.tree()) && sameLog)) {
      throw new Violation(
          Kind.NOT_ONCE,
          device + " came from " + Text.of(tree) + " to " + Text.of(device.tree()) + " by itself");
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void during(Effects.Event event) {
    tookPlace = false;
    device.effects.at(
        random.nextInt(EFFECTS),
        effect -> {
          tookPlace = true;
          fleet.trace.say(() -> "  before '" + effect + "' on " + device + ":");
          event.happen(effect);
        });
    cycle(false);
    device.effects.never();
  }

  private void failWhenDone() {
    tookPlace = false;
    device.writer.failAfter(
        random.nextInt(FOLDER_STEPS),
        step -> {
          tookPlace = true;
          fleet.trace.say(() -> "  '" + step + "' on " + device + " is done and fails");
        });
    cycle(false);
    device.writer.neverFail();
  }

  private void actInside() {
    fleet
        .cycles
        .bytes(device)
        .interrupted(() -> fleet.user.act(device, Operation.drawn(random), random));
  }

  private void otherDevice() {
    SimDevice other = pick(fleet.devices);
    if (other != device) {
      fleet.cycles.run(other, false);
    }
  }

  private void goBack(int moment) {
    device.process = null;
    device.states.goBackTo(moment);
    device.moments.removeIf(each -> each > moment);
    fleet.confirmAll(device);
    cycleSoon();
  }

  private void restoreState() {
    if (device.moments.isEmpty()) {
      tookPlace = false;
      return;
    }
    goBack(pick(device.moments));
  }

  private void cloneMachine() {
    SimDevice twin = twin();
    fleet.confirmAll(device);
    if (twin == null) {
      SimDevice copy = device.copy(fleet.nextSeed());
      fleet.devices.add(copy);
      fleet.confirmAll(copy);
      fleet.trace.say(() -> "  " + copy + " goes on as well");
    } else {
      fleet.confirmAll(twin);
      SimDevice gone = random.nextBoolean() ? twin : device;
      fleet.trace.say(() -> "  " + gone + " is destroyed");
      fleet.destroy(gone);
      (gone == twin ? device : twin).process = null;
    }
  }

  private void replaceByCopy(SimDevice other) {
    if (other.name.equals(device.name)) {
      tookPlace = false;
      return;
    }
    SimDevice copy = other.copy(device.label, device.name, fleet.nextSeed());
    fleet.trace.say(() -> "  a copy of " + other + " goes on as " + copy);
    fleet.destroy(device);
    fleet.devices.add(copy);
    fleet.confirmAll(other);
    fleet.confirmAll(copy);
  }

  private @Nullable SimDevice twin() {
    for (SimDevice other : fleet.devices) {
      if (other != device && other.name.equals(device.name)) {
        return other;
      }
    }
    return null;
  }

  private void restoreTree(SimDevice from) {
    InMemoryRoot.Backup backup = from.root.backup();
    if (from == device) {
      if (device.backups.isEmpty()) {
        tookPlace = false;
        return;
      }
      backup = pick(device.backups);
    }
    if (!backup.hasMarker()) {
      tookPlace = false;
      return;
    }
    device.tree().forEach(this::giveUpWhatIsOnlyHere);
    device.root.restore(backup);
    device.tree().forEach(fleet.ledger::wrote);
    fleet.confirmAll(device);
    cycleSoon();
  }

  /** Who puts an old tree back may lose what nobody has seen yet, and nothing that is published. */
  private void giveUpWhatIsOnlyHere(TreePath path, Content content) {
    if (!fleet.isShown(path, content)) {
      fleet.ledger.gaveUp(path, content);
    }
  }

  private void jump(Duration duration) {
    device.machine.pass(duration);
    cycle(true);
  }

  private void failUploads() {
    tookPlace = false;
    device.effects.always(effect -> {
      if (effect.startsWith("upload") && random.nextBoolean()) {
        tookPlace = true;
        throw new IOException("cannot " + effect);
      }
    });
    cycle(false);
    device.effects.never();
  }

  private void empty() {
    device.tree().forEach(fleet.ledger::gaveUp);
    device.root.user().empty();
    cycleSoon();
  }

  private void loseMarker() {
    Marker marker = device.root.marker();
    if (marker == null) {
      tookPlace = false;
      return;
    }
    device.root.removeMarker();
    cycle(false);
    try {
      device.root.mark(marker);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void obstruct() {
    List<TreePath> there = List.copyOf(device.tree().keySet());
    if (there.isEmpty()) {
      tookPlace = false;
      return;
    }
    TreePath path = pick(there);
    Content content = device.root.user().at(path);
    if (content.isLive()) {
      device.root.user().obstruct(path, Problem.Kind.UNREADABLE);
      cycle(false);
      device.root.user().clear(path);
    }
  }
}
