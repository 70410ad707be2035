package io.tummycrypt.tcfs.engine.machine;

import io.tummycrypt.tcfs.core.port.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/** This machine's clock, chance and boot. */
public final class LocalMachine implements Machine {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private final SecureRandom random = new SecureRandom();
  private final String bootId = readBootId();

  /** Where a system does not tell one boot from another, no file counts as emptied by one. */
  private static String readBootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long random() {
    return random.nextLong();
  }

  @Override
  public String bootId() {
    return bootId;
  }
}
