package io.tummycrypt.tcfs.engine.leaf;

import io.tummycrypt.tcfs.core.desired.DesiredLeaf;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.home.LeafNodeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a machine with a leaf node, below one folder. */
record LeafMachine(Path folder) {
  static final DeviceName DEVICE = new DeviceName("yoga");

  LeafFiles files() {
    return new LeafFiles(folder.resolve("leaf"));
  }

  /** A file that only its owner can read. */
  Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** With users, and without anything to show a hub. */
  LeafNodeSettings settings() throws IOException {
    return settings(secret("users", "a = pw-of-a\n"), null);
  }

  static LeafNodeSettings settings(@Nullable Path users, @Nullable Path credentials) {
    return new LeafNodeSettings(
        users == null ? null : users.toString(),
        credentials == null ? null : credentials.toString(),
        null,
        null,
        null,
        null);
  }

  /** A server that the agent runs, on this machine alone, at ports at which nobody listens. */
  static DesiredLeaf desired(String remote) throws IOException {
    return new DesiredLeaf(
        List.of(remote),
        "127.0.0.1",
        freePort(),
        "lan",
        1 << 20,
        10 << 20,
        freePort(),
        /* isInsecure= */ false,
        /* isRun= */ true);
  }

  LeafSetup setup(DesiredLeaf desired, LeafNodeSettings settings) {
    return new LeafSetup(desired, settings, DEVICE, files());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
