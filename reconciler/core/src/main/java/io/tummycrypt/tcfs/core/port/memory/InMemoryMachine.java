package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.port.Machine;
import java.time.Duration;
import java.time.Instant;

/** A machine whose time stands still until it is moved, and whose chance follows from a seed. */
public final class InMemoryMachine implements Machine {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Instant now;
  private long chance;
  private long boots = 1;

  /** A machine at this time. */
  public InMemoryMachine(Instant now, long seed) {
    this.now = now;
    this.chance = seed;
  }

  @Override
  public Instant now() {
    return now;
  }

  /** The time in nanoseconds since 1970. */
  public long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  /** Lets the time go on, or back if negative. */
  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  /** SplitMix64: different for every call, the same for the same seed. */
  @Override
  public long random() {
    chance += GOLDEN;
    long mixed = (chance ^ (chance >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  @Override
  public String bootId() {
    return "boot-" + boots;
  }

  /** Starts the machine again. */
  public void reboot() {
    boots++;
  }
}
