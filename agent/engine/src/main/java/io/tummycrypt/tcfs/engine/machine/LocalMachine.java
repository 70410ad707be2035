package io.tummycrypt.tcfs.engine.machine;

import io.tummycrypt.tcfs.core.port.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;

/** This machine. */
public final class LocalMachine implements Machine {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final long FIRST_PROCESS = 1;

  private final SecureRandom random = new SecureRandom();
  private final String bootId;

  public LocalMachine() {
    this(BOOT_ID);
  }

  LocalMachine(Path bootIdFile) {
    this.bootId = readBootId(bootIdFile);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long random() {
    return random.nextLong();
  }

  /**
   * {@inheritDoc} Linux has a name for each boot. Elsewhere it is when the first process began;
   * where that is unknown too, all boots are one, and what is suspected after an unclean one is
   * not.
   */
  @Override
  public String bootId() {
    return bootId;
  }

  private static String readBootId(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException _) {
      return ProcessHandle.of(FIRST_PROCESS)
          .flatMap(first -> first.info().startInstant())
          .map(start -> "since-" + start.getEpochSecond())
          .orElse("unknown");
    }
  }

  /** What this machine is called, as far as anybody knows; empty if nobody does. */
  public static String hostName() {
    try {
      return Files.readString(HOST_NAME).strip();
    } catch (IOException _) {
      return lookUpHostName();
    }
  }

  private static String lookUpHostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "";
    }
  }
}
