package io.tummycrypt.tcfs.store.object;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Something that was found out of what a store stands on, or could not be. */
public sealed interface StoreTrait {
  /** What it is about. */
  enum Aspect {
    PLACE,
    TRANSPORT,
    KEYS,
    ACCESS,
    CLOCK,
    SPACE
  }

  /** The store, or the server that has it, is there; in words for people. */
  record Place(String found) implements StoreTrait {}

  /**
   * What is sent is protected on the way.
   *
   * @param protocol its version, as in {@code TLSv1.3}
   * @param until when the server's certificate ends
   * @param authority who signed it
   */
  record Transport(String protocol, Instant until, String authority) implements StoreTrait {}

  /** What is sent can be read on the way, unless that does not leave this machine. */
  record PlainTransport(boolean isLoopback) implements StoreTrait {}

  /** Where the keys are from; never what they are. */
  record Keys(String source) implements StoreTrait {}

  /** The store lets us in. */
  record Access(String found) implements StoreTrait {}

  /** By how much its clock is ahead of ours; about a second may be rounding. */
  record Clock(Duration ahead) implements StoreTrait {}

  /** What this user may still write to the disk that it is on. */
  record Space(long freeBytes) implements StoreTrait {}

  /** It could not be found out, or is not as it must be. */
  record Failed(Aspect aspect, IOException why) implements StoreTrait {}

  /** What this is about. */
  default Aspect aspect() {
    return switch (this) {
      case Place _ -> Aspect.PLACE;
      case Transport _, PlainTransport _ -> Aspect.TRANSPORT;
      case Keys _ -> Aspect.KEYS;
      case Access _ -> Aspect.ACCESS;
      case Clock _ -> Aspect.CLOCK;
      case Space _ -> Aspect.SPACE;
      case Failed failed -> failed.aspect;
    };
  }
}
