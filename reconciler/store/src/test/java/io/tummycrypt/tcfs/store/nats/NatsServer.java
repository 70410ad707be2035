package io.tummycrypt.tcfs.store.nats;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A real server with JetStream, in a process of its own, that can be killed and come back. */
public final class NatsServer implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/nats-server"), Path.of("/usr/local/bin/nats-server"));

  private final Path folder;
  private final int port;
  private String further;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private Process process;

  private NatsServer(Path folder, int port, String further) throws IOException {
    this.folder = folder;
    this.port = port;
    this.further = further;
    this.process = run();
  }

  /** Starts one that keeps its streams below {@code folder}. */
  public static NatsServer start(Path folder) throws IOException {
    return start(folder, "");
  }

  /** The same with this in its configuration, too. */
  public static NatsServer start(Path folder, String further) throws IOException {
    return new NatsServer(folder, freePort(), further);
  }

  /** A port at which nobody listens now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Where it listens, or did. */
  public String url() {
    return "nats://127.0.0.1:" + port;
  }

  /** The port at which it listens, or did. */
  public int port() {
    return port;
  }

  /** The same with another scheme and host. */
  String url(String schemeAndHost) {
    return schemeAndHost + ":" + port;
  }

  private Process run() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("nats.conf"),
            "listen: \"127.0.0.1:%d\"\njetstream { store_dir: \"%s\" }\n%s\n"
                .formatted(port, folder.resolve("streams"), further));
    Process started =
        new ProcessBuilder(program(), "-c", config.toString()).redirectErrorStream(true).start();
    said.clear();
    BufferedReader output = started.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains("Server is ready")) {
        // What it goes on to say is read, so that it never waits for that.
        Thread.ofVirtual().start(() -> output.lines().forEach(said::add));
        return started;
      }
    }
    throw new IOException(
        "nats-server did not start with " + config + ": " + String.join("\n", said));
  }

  /** Whether it runs, and what it has said since it was started. */
  String told() {
    String state = process.isAlive() ? "runs" : "ended with " + process.exitValue();
    return "nats-server " + state + ":\n" + String.join("\n", said);
  }

  private static String program() {
    return PLACES.stream()
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse("nats-server");
  }

  /** Kills it, as the loss of its machine would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends it as its service would: it writes down what it knows. */
  public void end() throws IOException, InterruptedException {
    signal(process.pid(), "TERM");
    process.onExit().join();
  }

  /** Where it keeps the messages of a stream; what consumers have had is beside it. */
  public Path messages(String stream) {
    return folder.resolve("streams/jetstream/$G/streams").resolve(stream).resolve("msgs");
  }

  /** Has it say nothing any more, and keep its connections, as a machine that hangs does. */
  public void freeze() throws IOException, InterruptedException {
    signal(process.pid(), "STOP");
  }

  /** It goes on where it was. */
  public void thaw() throws IOException, InterruptedException {
    signal(process.pid(), "CONT");
  }

  /** Sends this process a signal. */
  public static void signal(long pid, String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    if (code != 0) {
      throw new IOException("kill -%s %d ended with %d".formatted(name, pid, code));
    }
  }

  /** Brings it back, with the streams that it had. */
  public void restart() throws IOException {
    kill();
    process = run();
  }

  /** The same with this in its configuration, in place of what was there beside the usual. */
  public void restart(String otherwise) throws IOException {
    further = otherwise;
    restart();
  }

  @Override
  public void close() {
    kill();
  }
}
