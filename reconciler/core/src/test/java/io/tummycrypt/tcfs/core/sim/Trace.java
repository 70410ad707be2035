package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened: a number that differs when anything differs, and the text if it is wanted. */
final class Trace {
  private static final long PRIME = 0x100000001b3L;

  private final boolean wanted;
  private final List<String> lines = new ArrayList<>();
  private long hash = 0xcbf29ce484222325L;

  Trace(boolean wanted) {
    this.wanted = wanted;
  }

  void note(long number) {
    hash = (hash ^ number) * PRIME;
    hash ^= hash >>> 29;
  }

  void note(String text) {
    note(text.hashCode());
  }

  void note(Version version) {
    note(version.path().toString());
    note(Contents.hash(version.content()));
    note(version.dot().writer().bits());
    note(version.dot().counter());
    note(version.clock());
  }

  private void note(Clock clock) {
    clock.counters().forEach((writer, counter) -> note(writer.bits() * 31 + counter));
  }

  void note(Head head) {
    note(head.device().text());
    note(head.seq());
    for (Put put : head.log().entries()) {
      note(put.version());
    }
    head.settled().forEach((device, seq) -> note(device.text().hashCode() * 31L + seq));
  }

  void note(Content content) {
    note(Contents.hash(content));
  }

  /** Notes a text that is only made when somebody will read it. */
  void say(Supplier<String> line) {
    if (wanted) {
      lines.add(line.get());
    }
  }

  long hash() {
    return hash;
  }

  List<String> lines() {
    return lines;
  }
}
