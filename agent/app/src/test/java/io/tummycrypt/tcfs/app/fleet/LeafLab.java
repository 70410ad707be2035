package io.tummycrypt.tcfs.app.fleet;

import io.tummycrypt.tcfs.store.nats.Cable;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A fleet in two places: the machines a and b in a lab, where a has a leaf node, and c where the
 * hub is. Between the two places is one cable.
 */
final class LeafLab implements AutoCloseable {
  private static final String USERS = "a = pw-of-a\nb = pw-of-b\n";

  private final Path folder;
  private final int leafPort = NatsServer.freePort();
  private final int monitorPort = NatsServer.freePort();
  final NatsServer hub;
  final Cable cable;
  final Machine a;
  final Machine b;
  final Machine c;

  /** With a store that both places reach by themselves. */
  LeafLab(Path folder) throws IOException {
    this(folder, Place.folder(folder.resolve("store")), Place.folder(folder.resolve("store")));
  }

  /** With a store as the lab reaches it, and as the hub's place does. */
  LeafLab(Path folder, Place near, Place far) throws IOException {
    this.folder = folder;
    int hubPort = NatsServer.freePort();
    cable = Cable.to(hubPort);
    // Otherwise the hub tells its own port, and the leaf node goes there when the cable is cut.
    hub =
        NatsServer.start(
            Files.createDirectory(folder.resolve("nats")),
            ("leafnodes { listen: \"127.0.0.1:%d\", advertise: \"127.0.0.1:%d\","
                    + " authorization { user: lan, password: up } }")
                .formatted(hubPort, cable.port()));
    a = Machine.in(folder, "a", near);
    b = Machine.in(folder, "b", near);
    c = Machine.in(folder, "c", far);
    a.doneWith("TCFS_NATS", leafUrl() + "," + hub.url(), a.initArgs());
    b.init();
    c.init();
    a.declare(
        ("leafNode: {remotes: [\"nats://127.0.0.1:%d\"], listen: \"127.0.0.1:%d\", domain: lan,"
                + " monitorPort: %d, run: true}")
            .formatted(cable.port(), leafPort, monitorPort));
    Path users = secret("users", USERS);
    Path uplink = secret("uplink", "user = lan\npassword = up\n");
    set(a, "leafNode:\n  usersFile: %s\n  credentialsFile: %s\n".formatted(users, uplink));
    for (Machine each : new Machine[] {a, b}) {
      Path own =
          secret(
              "of-" + each.name(),
              "user = %s\npassword = pw-of-%s\n".formatted(each.name(), each.name()));
      set(each, "nats:\n  credentialsFile: " + own + "\n");
    }
  }

  private Path secret(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void set(Machine machine, String settings) throws IOException {
    Path file = machine.home().resolve("config/device.yaml");
    Files.writeString(file, settings, StandardOpenOption.APPEND);
  }

  String leafUrl() {
    return "nats://127.0.0.1:" + leafPort;
  }

  /** The leaf node as a process. */
  ProcessHandle leaf() throws IOException {
    Path pid = a.home().resolve("state/leaf/nats-server.pid");
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }

  /** Sends the leaf node a signal: STOP has it hang, with all of its connections. */
  void signalLeaf(String name) throws IOException, InterruptedException {
    NatsServer.signal(leaf().pid(), name);
  }

  /** What the leaf node told. */
  String told() {
    try {
      return Files.readString(a.home().resolve("state/leaf/nats-server.log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws IOException {
    cable.close();
    hub.close();
  }
}
