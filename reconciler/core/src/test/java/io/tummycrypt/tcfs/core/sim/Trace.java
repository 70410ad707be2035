package io.tummycrypt.tcfs.core.sim;

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
