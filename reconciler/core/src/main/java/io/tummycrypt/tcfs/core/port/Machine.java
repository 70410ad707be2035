package io.tummycrypt.tcfs.core.port;

import java.time.Instant;

/** Time, chance and the machine's life: all that makes two runs differ. */
public interface Machine {
  /** The time by the machine's clock, which may jump. */
  Instant now();

  /** 64 bits that nobody has drawn before. */
  long random();

  /** What changes with each boot of the machine; the same text within one. */
  String bootId();
}
