package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.engine.home.LeafNodeSettings;
import io.tummycrypt.tcfs.store.access.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program {@code nats-server}.
 *
 * @param file absolute
 */
record NatsProgram(Path file) {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/local/bin/nats-server"),
          Path.of("/usr/sbin/nats-server"),
          Path.of("/usr/bin/nats-server"),
          Path.of("/opt/homebrew/bin/nats-server"));

  private static final int PATIENCE_SECONDS = 10;
  private static final int LIMIT = 4_096;

  /** The one that is set, or else the first in a place where it usually is; empty if none is. */
  static Optional<NatsProgram> find(LeafNodeSettings settings) throws SettingsException {
    if (settings.program() == null) {
      return usual();
    }
    Path named = Path.of(Objects.requireNonNull(settings.program()));
    if (!Files.isExecutable(named)) {
      throw new SettingsException(
          "there is no program '%s': set leafNode.program in device.yaml right, or leave it out"
              .formatted(named));
    }
    return Optional.of(new NatsProgram(named));
  }

  /** The first in a place where it usually is. */
  static Optional<NatsProgram> usual() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().map(NatsProgram::new);
  }

  /** The same, if there is one. */
  static NatsProgram require(LeafNodeSettings settings) throws SettingsException {
    return find(settings)
        .orElseThrow(() ->
            new SettingsException(
                "there is no nats-server on this machine: install it, or name it as leafNode.program in device.yaml"));
  }

  /**
   * Has the server look at a configuration, without starting.
   *
   * @throws SettingsException if it does not hold; with what the server says, which names lines
   */
  void check(Path configuration) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(file.toString(), "-t", "-c", configuration.toString())
            .redirectErrorStream(true);
    // It needs none of the variables of the agent, among which there may be keys.
    builder.environment().clear();
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      // What it says is little, and has room in the pipe until it is over.
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(file + " -t does not come to an end");
      }
      if (process.exitValue() != 0) {
        throw new SettingsException(
            "nats-server refuses the configuration of the leaf node: "
                + Printable.line(said(process)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
    } finally {
      process.destroyForcibly();
    }
  }

  /** What is there of it: a program that it has started may hold the pipe open. */
  private static String said(Process process) throws IOException {
    InputStream said = process.getInputStream();
    byte[] bytes = said.readNBytes(Math.min(LIMIT, said.available()));
    return new String(bytes, StandardCharsets.UTF_8).strip();
  }
}
