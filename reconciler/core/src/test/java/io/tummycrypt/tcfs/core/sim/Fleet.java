package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.memory.InMemoryMachine;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All devices and their store, with what is known of their past. */
final class Fleet {
  private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

  final Scenario scenario;
  final Variant variant;
  final Trace trace;
  final Ledger ledger = new Ledger();
  final History history = new History();
  final Detached detached = new Detached();
  final Store store;
  final Cycles cycles;
  final User user;
  final List<SimDevice> devices = new ArrayList<>();

  /** Whether nothing goes wrong any more: all that happens is heard of. */
  boolean isHealing;

  /** How often a device knew itself to be at rest, and planned all the same. */
  long rests;

  /** How often a device knew its plan without planning. */
  long knownPlans;

  /** How often a device left new files for later, for something else was to be done. */
  long leftForLater;

  private Instant now = BEGIN;
  private long seeds;

  Fleet(Scenario scenario, Variant variant, Trace trace) {
    this.scenario = scenario;
    this.variant = variant;
    this.trace = trace;
    this.store = new Store(this::published);
    this.cycles = new Cycles(this);
    this.user = new User(scenario.paths(), ledger, trace);
    for (int i = 0; i < scenario.devices(); i++) {
      join(String.valueOf((char) ('a' + i)));
    }
  }

  private void published(Head head) {
    trace.note(head);
    trace.say(() -> "  head " + Text.of(head));
    detached.note(head);
    for (SimDevice device : devices) {
      if (device.loop != null && !device.name.equals(head.device())) {
        device.loop.heads();
      }
    }
    history.note(head, store, devices.stream().allMatch(device -> sawAll(device, head)));
  }

  private static boolean sawAll(SimDevice device, Head head) {
    return !device.name.equals(head.device()) || !device.heads.metDamage();
  }

  /** Whether the heads say that a path has this content, or is in conflict with it. */
  boolean isShown(TreePath path, Content content) {
    List<Log> logs = store.highest().values().stream().map(Head::log).toList();
    return FleetView.of(logs).siblings(SimDevice.ROOT, path).versions().stream()
        .anyMatch(version -> version.content().sameContent(content));
  }

  /** A new machine takes part. */
  SimDevice join(String name) {
    InMemoryMachine machine = new InMemoryMachine(now, nextSeed());
    SimDevice device = new SimDevice(this, name, new DeviceName(name), machine);
    devices.add(device);
    return device;
  }

  long nextSeed() {
    return scenario.seed() * 1_000_003L + ++seeds;
  }

  /** What has passed, in milliseconds: whatever happens to clocks, it never goes back. */
  long millis() {
    return Duration.between(BEGIN, now).toMillis();
  }

  void pass(Duration duration) {
    now = now.plus(duration);
    devices.forEach(device -> device.machine.pass(duration));
  }

  /** Checks that everything that users want is somewhere. */
  void requireNothingLost() {
    Set<Object> found = new HashSet<>();
    for (SimDevice device : devices) {
      device.tree().values().forEach(content -> add(found, content));
      device.root.temporaries().forEach(content -> add(found, content));
      device.root.vault().forEach(each -> add(found, each.content()));
    }
    for (Head head : store.highest().values()) {
      entries(head).forEach(version -> add(found, version.content()));
    }
    for (Object wanted : ledger.wanted()) {
      if (!found.contains(wanted)) {
        throw new Violation(
            Kind.LOST_BYTES, wanted + " is lost; it was wanted at " + ledger.places(wanted));
      }
    }
    detached.requireThere(store.highest().values());
  }

  /** What a head says of the folders. */
  static List<Version> entries(Head head) {
    return head.log().entries().stream()
        .map(Put::version)
        .filter(version -> version.root().equals(SimDevice.ROOT))
        .toList();
  }

  private static void add(Set<Object> found, Content content) {
    Object identity = Contents.identity(content);
    if (identity != null) {
      found.add(identity);
    }
  }

  /**
   * What is wanted and only on this machine nobody can be held to when the machine is destroyed.
   */
  void destroy(SimDevice device) {
    devices.remove(device);
    Set<Object> found = new HashSet<>();
    device.tree().values().forEach(content -> add(found, content));
    device.root.vault().forEach(each -> add(found, each.content()));
    device.root.temporaries().forEach(content -> add(found, content));
    found.forEach(ledger::excuse);
  }

  void confirmAll(SimDevice device) {
    device.tree().forEach((TreePath path, Content content) -> ledger.confirmed(path, content));
    cycles.bytes(device).forgetDeletions();
  }
}
