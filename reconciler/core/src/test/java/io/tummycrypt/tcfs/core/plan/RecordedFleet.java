package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.plan.RecordedStep.Cycle;
import io.tummycrypt.tcfs.core.plan.RecordedStep.Kind;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Drop;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.FleetView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Does with real plans what a recording says, and compares after each step: what was published,
 * copied, held and dropped, and all that is on the device's disk.
 */
final class RecordedFleet {
  /** Something that is never touched, so that no folder looks as if it had been emptied. */
  private static final TreePath ALWAYS = TreePath.parse("always");

  private final RecordedNames names = new RecordedNames();
  private final List<ModelDevice> devices = new ArrayList<>();
  private final List<SortedMap<String, Integer>> disks = new ArrayList<>();
  private boolean dropsTombstones;

  RecordedFleet(int count) {
    for (String name : List.of("a", "b", "c", "d").subList(0, count)) {
      ModelDevice device = join(name);
      device.tree.put(ALWAYS, Contents.parse("always"), NOON);
      readAll(device);
      device.apply(device.plan(Decisions.NONE), /* housekeeping= */ true);
      devices.add(device);
      disks.add(new TreeMap<>());
    }
    devices.forEach(this::readAll);
  }

  private static ModelDevice join(String name) {
    ModelDevice device = new ModelDevice(name);
    device.desired.budget = new DeleteBudget(100, Integer.MAX_VALUE);
    return device;
  }

  private void readAll(ModelDevice device) {
    devices.forEach(other -> device.read(other.head));
  }

  void take(RecordedStep step) {
    switch (step) {
      case RecordedStep.DropTombstones() -> dropsTombstones = true;
      case RecordedStep.Write(int device, String path, int content) -> write(device, path, content);
      case RecordedStep.ChangeMode(int device, boolean asks) ->
          devices.get(device).desired.mode = asks ? ConflictMode.INTERACTIVE : ConflictMode.AUTO;
      case RecordedStep.LoseState(int device) -> {
        devices.get(device).loseState();
        readAll(devices.get(device));
      }
      case Cycle cycle -> cycle(cycle);
      case RecordedStep.Equal(SortedMap<String, Integer> disk) -> requireEqual(disk);
    }
  }

  private void write(int number, String name, int content) {
    ModelDevice device = devices.get(number);
    TreePath path = names.path(name);
    if (content == 0) {
      device.tree.removeAll(path);
    } else {
      device.tree.put(path, RecordedNames.content(content), NOON);
    }
    note(number, name, content);
  }

  /** Takes down what must be on a disk from now on. */
  private void note(int device, String name, int content) {
    if (content == 0) {
      disks.get(device).remove(name);
    } else {
      disks.get(device).put(name, content);
    }
  }

  private void cycle(Cycle cycle) {
    ModelDevice device = devices.get(cycle.device());
    cycle.reads().forEach(other -> device.read(devices.get(other).head));
    Plan plan = plan(cycle, device);
    comparePublished(cycle, plan);
    compareCopies(cycle, plan);
    List<LogEntry> entries = entries(device, plan);
    compareDropped(cycle, device, entries);
    apply(cycle, device, plan, entries);
    cycle.changed().forEach((path, content) -> note(cycle.device(), path, content));
    assertEquals(disks.get(cycle.device()), disk(device), "on disk");
  }

  /** The plan once a person has put away what is held. */
  private Plan plan(Cycle cycle, ModelDevice device) {
    Plan plan = device.plan(decisions(cycle, device));
    assertEquals(sorted(cycle.held()), sorted(held(plan)), "held");
    if (cycle.held().isEmpty()) {
      return plan;
    }
    for (String held : cycle.held()) {
      device.tree.remove(names.path(held.substring(0, held.indexOf(':'))));
    }
    plan = device.plan(decisions(cycle, device));
    assertEquals(List.of(), held(plan), "held although it was put away");
    return plan;
  }

  private Decisions decisions(Cycle cycle, ModelDevice device) {
    Choice choice = cycle.kind() == Kind.KEEPS_LOCAL ? Choice.KEEP_LOCAL : Choice.KEEP_REMOTE;
    List<TreePath> chosen = cycle.chosen().stream().map(names::path).toList();
    TreeMap<TreePath, Resolution> resolutions = new TreeMap<>();
    for (Notice notice : device.plan(Decisions.NONE).notices()) {
      if (notice instanceof Notice.OpenConflict open && chosen.contains(open.path())) {
        resolutions.put(open.path(), new Resolution(choice, open.dots()));
      }
    }
    return new Decisions(new TreeMap<>(), new TreeMap<>(Map.of(ROOT, resolutions)));
  }

  private List<String> held(Plan plan) {
    List<String> held = new ArrayList<>();
    for (Notice notice : plan.notices()) {
      if (notice instanceof Notice.Held each) {
        assertEquals(Notice.Held.Kind.DELETED_CONTENT, each.kind());
        held.add(names.text(each.path(), each.content()));
      }
    }
    return held;
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  private void comparePublished(Cycle cycle, Plan plan) {
    Map<String, Version> published = new TreeMap<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.Publish publish && !(action instanceof Action.PushCopy)) {
        Version version = publish.version();
        published.put(names.text(version.path(), version.content()), version);
      }
    }
    assertEquals(sorted(cycle.published()), List.copyOf(published.keySet()), "published");
    cycle.published().forEach(each -> names.add(Objects.requireNonNull(published.get(each))));
  }

  private void compareCopies(Cycle cycle, Plan plan) {
    List<Version> copies = new ArrayList<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.PushCopy copy) {
        copies.add(copy.version());
      }
    }
    cycle.copied().forEach(recorded -> names.take(recorded, copies));
    assertEquals(List.of(), copies, "copies that were not recorded");
  }

  /** What goes into the log; until the recording says otherwise, tombstones stay in it. */
  private List<LogEntry> entries(ModelDevice device, Plan plan) {
    List<LogEntry> entries = new ArrayList<>(device.entries(plan));
    if (!dropsTombstones) {
      List<Drop> early = dropsOfSiblings(device, entries);
      entries.removeAll(early);
    }
    return entries;
  }

  /** The drops of what nothing has superseded: tombstones that nobody needs any more. */
  private static List<Drop> dropsOfSiblings(ModelDevice device, List<LogEntry> entries) {
    FleetView view = device.observe().view();
    List<Drop> drops = new ArrayList<>();
    for (LogEntry entry : entries) {
      if (entry instanceof Drop drop && isSibling(device, view, entries, drop.key())) {
        drops.add(drop);
      }
    }
    return drops;
  }

  private static boolean isSibling(
      ModelDevice device, FleetView view, List<LogEntry> entries, VersionKey key) {
    Put dropped = device.head.log().get(key);
    if (dropped == null) {
      return false;
    }
    List<Version> others = new ArrayList<>(view.versions(key.root(), key.path()));
    for (LogEntry entry : entries) {
      if (entry instanceof Put put && put.version().path().equals(key.path())) {
        others.add(put.version());
      }
    }
    return others.stream().noneMatch(other -> other.dominates(dropped.version()));
  }

  private void compareDropped(Cycle cycle, ModelDevice device, List<LogEntry> entries) {
    List<String> dropped =
        dropsOfSiblings(device, entries).stream()
            .map(drop -> names.text(drop.key().path(), drop.key().dot()))
            .toList();
    assertEquals(sorted(cycle.dropped()), sorted(dropped), "tombstones dropped");
  }

  /**
   * The recorded heads say already what their own cycle has settled. A real device says that in the
   * next one, for it changes its folder after it has published.
   */
  private static void apply(Cycle cycle, ModelDevice device, Plan plan, List<LogEntry> entries) {
    device.note(plan);
    if (cycle.kind() != Kind.DIES) {
      device.changeFolder(plan);
    }
    if (cycle.writesHead()) {
      device.publish(entries);
    } else {
      assertEquals(List.of(), entries.stream().filter(Put.class::isInstance).toList());
    }
  }

  private SortedMap<String, Integer> disk(ModelDevice device) {
    TreeMap<String, Integer> disk = new TreeMap<>();
    for (TreePath path : device.tree.paths()) {
      if (!path.equals(ALWAYS)) {
        disk.put(names.name(path), RecordedNames.number(device.tree.at(path)));
      }
    }
    return disk;
  }

  private void requireEqual(SortedMap<String, Integer> expected) {
    ModelDevice fresh = join("fresh");
    readAll(fresh);
    fresh.apply(fresh.plan(Decisions.NONE), /* housekeeping= */ false);
    assertEquals(expected, disk(fresh), "on a device that joins");
    devices.forEach(device -> assertEquals(expected, disk(device), "on " + device.name));
  }
}
