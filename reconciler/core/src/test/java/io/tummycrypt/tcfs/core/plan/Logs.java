package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Heads;
import io.tummycrypt.tcfs.core.view.UnreadableSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The devices' logs, written by hand: every edit is a head of its own. */
final class Logs {
  static final RootName ROOT = new RootName("docs");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** In which root the next edits are. */
  RootName root = ROOT;

  private final TreeMap<DeviceName, Writer> writers = new TreeMap<>();
  private final TreeMap<DeviceName, DeviceName> retired = new TreeMap<>();
  private final TreeMap<DeviceName, UnreadableSlot> unreadable = new TreeMap<>();

  /** One device's chain so far. */
  private static final class Writer {
    final List<LogEntry> entries = new ArrayList<>();
    final TreeMap<DeviceName, Long> seen = new TreeMap<>();
    final TreeMap<DeviceName, Long> settled = new TreeMap<>();
    long seq = 1;
    long counter;
  }

  void enrol(String device) {
    writer(new DeviceName(device));
  }

  private Writer writer(DeviceName device) {
    return writers.computeIfAbsent(device, _ -> new Writer());
  }

  static Incarnation life(DeviceName device) {
    return new Incarnation(device, 1);
  }

  /** The highest counter that the device has used. */
  long counter(DeviceName device) {
    return writer(device).counter;
  }

  /** The device's next edit, not published: it had seen {@code seen}, the first of them shown. */
  Version edit(ConflictMode mode, String device, String path, String content, Version... seen) {
    DeviceName by = new DeviceName(device);
    Dot dot = new Dot(life(by), ++writer(by).counter);
    Clock clock = Clock.ZERO;
    for (Version version : seen) {
      clock = clock.join(version.clock());
    }
    return new Version(
        root,
        TreePath.parse(path),
        Contents.parse(content),
        NOON,
        clock.tick(dot),
        by,
        dot,
        seen.length == 0 ? Content.nothing() : seen[0].content(),
        mode,
        seen.length == 0 ? null : seen[0].copyOf(),
        /* movedFrom= */ null);
  }

  /** The device's next edit, published. */
  Version wrote(ConflictMode mode, String device, String path, String content, Version... seen) {
    Version version = edit(mode, device, path, content, seen);
    publish(device, version);
    return version;
  }

  /** The version stands in the device's log, whoever wrote it. */
  void publish(String device, Version version) {
    Writer writer = writer(new DeviceName(device));
    writer.entries.add(new LogEntry.Put(++writer.seq, version));
  }

  void dropped(String device, Version version) {
    Writer writer = writer(new DeviceName(device));
    writer.entries.add(new LogEntry.Drop(++writer.seq, version.key()));
  }

  /** The number of the device's last head. */
  long seq(String device) {
    return writer(new DeviceName(device)).seq;
  }

  /** The reader says that it has seen so much of the other device. */
  void saw(String reader, String other, long seq) {
    writer(new DeviceName(reader)).seen.put(new DeviceName(other), seq);
  }

  /** The device says that it has settled so much of the other device. */
  void settled(String device, String other, long seq) {
    writer(new DeviceName(device)).settled.put(new DeviceName(other), seq);
  }

  void retired(String device, String by) {
    retired.put(new DeviceName(device), new DeviceName(by));
  }

  /** Nothing that the device has published can be read. */
  void unreadable(String device) {
    unreadable.put(new DeviceName(device), new UnreadableSlot(1, "damaged"));
  }

  Heads heads() {
    TreeMap<DeviceName, Head> heads = new TreeMap<>();
    writers.forEach((device, writer) -> heads.put(device, head(device, writer)));
    heads.keySet().removeAll(unreadable.keySet());
    return new Heads(heads, retired, unreadable);
  }

  private static Head head(DeviceName device, Writer writer) {
    return new Head(
        device,
        life(device),
        writer.seq,
        0,
        NOON,
        Log.EMPTY.append(writer.entries),
        writer.seen,
        writer.settled,
        new TreeMap<>());
  }
}
