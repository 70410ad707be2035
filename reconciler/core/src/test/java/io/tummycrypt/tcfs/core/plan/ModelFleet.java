package io.tummycrypt.tcfs.core.plan;

import static io.tummycrypt.tcfs.core.plan.Logs.NOON;
import static io.tummycrypt.tcfs.core.plan.Logs.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.Generators;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Decisions.Choice;
import io.tummycrypt.tcfs.core.plan.Decisions.Release;
import io.tummycrypt.tcfs.core.plan.Decisions.Resolution;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A few devices on which people do this and that, and which read each other now and then. */
final class ModelFleet {
  private static final List<String> PATHS =
      List.of("a", "a/b", "a/b/c", "a/d", "e", "e/f", "g.txt");

  private final Generators any;
  private final List<ModelDevice> devices = new ArrayList<>();
  private int written;

  /** What a device does when it is its turn; true if there was something to do. */
  interface Cycle {
    boolean run(ModelDevice device, Decisions decisions, boolean housekeeping);
  }

  ModelFleet(Generators any) {
    this.any = any;
    boolean asks = any.chance(40);
    for (String name : List.of("a", "b", "c").subList(0, 2 + any.below(2))) {
      ModelDevice device = new ModelDevice(name);
      device.tree.put(TreePath.parse("always"), Contents.parse("here"), NOON);
      device.desired.mode = asks && any.chance(50) ? ConflictMode.INTERACTIVE : ConflictMode.AUTO;
      devices.add(device);
    }
  }

  void step(Cycle cycle) {
    ModelDevice device = any.pick(devices);
    if (any.chance(60)) {
      person(device);
    } else if (any.chance(4)) {
      device.loseState();
    } else {
      devices.stream().filter(_ -> any.chance(60)).forEach(other -> device.read(other.head));
      cycle.run(device, any.chance(10) ? decisions(device) : Decisions.NONE, any.chance(30));
    }
  }

  private void person(ModelDevice device) {
    List<TreePath> here = device.tree.paths();
    here.remove(TreePath.parse("always"));
    boolean old = !here.isEmpty() && any.chance(50);
    TreePath path = old ? any.pick(here) : TreePath.parse(any.pick(PATHS));
    if (device.tree.isBlocked(path)) {
      return;
    }
    switch (any.below(10)) {
      case 0, 1, 2, 3 -> write(device, path, "v" + ++written);
      case 4 -> write(device, path, "same");
      case 5 -> write(device, path, "link:t" + any.below(2));
      case 6 -> change(device, path);
      case 7 -> folder(device, path);
      default -> device.tree.removeAll(path);
    }
  }

  private Instant now() {
    return NOON.plusSeconds(++written);
  }

  private void write(ModelDevice device, TreePath path, String content) {
    if (device.tree.at(path) instanceof Content.Folder) {
      device.tree.removeAll(path);
    }
    device.tree.put(path, Contents.parse(content), now());
  }

  /** Another mode, and for a file another mtime. */
  private void change(ModelDevice device, TreePath path) {
    switch (device.tree.at(path)) {
      case Content.File(var digest, long size, int _) ->
          device.tree.put(
              path, new Content.File(digest, size, any.pick(List.of(0644, 0755))), now());
      case Content.Folder _ ->
          device.tree.put(path, new Content.Folder(any.pick(List.of(0755, 0700))), now());
      case Content.Link _, Content.Tombstone _ -> {}
    }
  }

  private void folder(ModelDevice device, TreePath path) {
    if (!(device.tree.at(path) instanceof Content.Folder)) {
      device.tree.removeAll(path);
      device.tree.put(path, new Content.Folder(Content.Folder.USUAL_MODE), now());
    }
  }

  /** Everything that waits for a person is decided, this way or that. */
  private Decisions decisions(ModelDevice device) {
    TreeMap<TreePath, Resolution> resolutions = new TreeMap<>();
    for (Notice notice : device.plan(Decisions.NONE).notices()) {
      if (notice instanceof Notice.OpenConflict open) {
        Choice choice = any.pick(List.of(Choice.values()));
        resolutions.put(open.path(), new Resolution(choice, open.dots()));
      }
    }
    TreeMap<RootName, Release> releases = new TreeMap<>();
    releases.put(ROOT, any.pick(List.of(Release.values())));
    TreeMap<RootName, SortedMap<TreePath, Resolution>> byRoot = new TreeMap<>();
    byRoot.put(ROOT, resolutions);
    return new Decisions(releases, byRoot);
  }

  /** All read all and act; true if nobody had anything to do, nor a person to decide. */
  boolean round(Cycle cycle) {
    boolean atRest = true;
    for (ModelDevice device : devices) {
      devices.forEach(other -> device.read(other.head));
      boolean waits = !device.plan(Decisions.NONE).notices().isEmpty();
      Decisions decisions = waits && any.chance(50) ? decisions(device) : Decisions.NONE;
      boolean acted = cycle.run(device, decisions, /* housekeeping= */ true);
      atRest &= !acted && !waits;
    }
    return atRest;
  }

  /** All have the same, and agree on when it was last changed. */
  void requireAgreement() {
    ModelDevice first = devices.getFirst();
    for (ModelDevice device : devices) {
      assertEquals(first.tree.toString(), device.tree.toString());
      assertEquals(agreed(first), agreed(device));
    }
  }

  private static List<String> agreed(ModelDevice device) {
    List<String> agreed = new ArrayList<>();
    device
        .state
        .bases(ROOT)
        .forEach((path, base) -> {
          if (base.content().isLive()) {
            agreed.add(path + " " + Contents.text(base.content()) + " " + base.mtime());
          }
        });
    return agreed;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (ModelDevice device : devices) {
      out.append("on ").append(device.name).append(":\n").append(device.tree);
      PlanText.of(device.plan(Decisions.NONE))
          .forEach(line -> out.append("  ").append(line).append('\n'));
    }
    return out.toString();
  }
}
