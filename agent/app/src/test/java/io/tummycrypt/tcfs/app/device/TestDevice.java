package io.tummycrypt.tcfs.app.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.Program;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.engine.home.Environment;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.machine.LocalMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine with a home, one root {@code docs} and a clock that can be put forward. */
final class TestDevice {
  final String name;
  private final Path userHome;
  final Path home;
  final Path docs;
  final Path store;
  private final LocalMachine machine = new LocalMachine();
  private Duration ahead = Duration.ZERO;

  String out = "";
  String err = "";

  TestDevice(Path folder, String name) throws IOException {
    this.name = name;
    this.userHome = folder.resolve(name);
    this.home = userHome.resolve("home");
    this.docs = Files.createDirectories(folder.resolve(name).resolve("docs"));
    this.store = folder.resolve("store");
  }

  /** A device that takes part. */
  static TestDevice initialised(Path folder, String name) throws IOException {
    TestDevice device = new TestDevice(folder, name);
    assertEquals(0, device.init(), device.err);
    return device;
  }

  int init() {
    return run("init", "--store", "file://" + store, "--device", name, "--root", "docs=" + docs);
  }

  /** Time goes by, for this device alone. */
  void later(Duration duration) {
    ahead = ahead.plus(duration);
  }

  Instant now() {
    return machine.now().plus(ahead);
  }

  void write(String file, String text) throws IOException {
    Path path = docs.resolve(file);
    Files.createDirectories(path.resolveSibling("."));
    Files.writeString(path, text);
  }

  Path document() {
    return home.resolve("config/fleet.yaml");
  }

  Path reports() {
    return store.resolve("reports").resolve(name);
  }

  /** Runs a command that must end like this. */
  void expect(int code, String... args) {
    assertEquals(code, run(args), () -> String.join(" ", args) + ":\n" + out + err);
  }

  int run(String... args) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(outBytes, false, UTF_8),
            new PrintStream(errBytes, true, UTF_8),
            new Nobody());
    Context context =
        new Context(
            console, environment(), variables -> LocalOperations.open(variables, new Clocked()));
    int code = Program.run(context, "test", args);
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return code;
  }

  private Map<String, String> environment() {
    return Map.of("HOME", userHome.toString(), "TCFS_HOME", home.toString());
  }

  /** For a person who answers as no command can be told to. */
  Operations operations() throws IOException {
    return LocalOperations.open(environment(), new Clocked());
  }

  /** For what no command can be told to do. */
  Session session() throws IOException {
    Environment environment = Environment.of(environment());
    return new Session(TcfsHome.of(environment), environment, new Clocked());
  }

  /** Every file below a folder with what is in it. */
  static SortedMap<String, String> contents(Path folder) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        String text = Files.isRegularFile(path) ? new String(Files.readAllBytes(path), UTF_8) : "";
        contents.put(path.toString(), Files.getLastModifiedTime(path) + " " + text);
      }
    }
    return contents;
  }

  /** This machine, with the clock put forward. */
  private final class Clocked implements Machine {
    @Override
    public Instant now() {
      return TestDevice.this.now();
    }

    @Override
    public long random() {
      return machine.random();
    }

    @Override
    public String bootId() {
      return machine.bootId();
    }
  }

  /** Nobody is at the terminal. */
  private static final class Nobody implements Console.Question {
    @Override
    public boolean isPossible() {
      return false;
    }

    @Override
    public boolean isAnsweredYes(String text) {
      return false;
    }
  }
}
