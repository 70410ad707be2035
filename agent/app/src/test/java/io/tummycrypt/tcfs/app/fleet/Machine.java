package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tummycrypt.tcfs.app.AgentMain;
import io.tummycrypt.tcfs.app.ChildJava;
import io.tummycrypt.tcfs.app.Main;
import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.cli.Context;
import io.tummycrypt.tcfs.app.cli.Program;
import io.tummycrypt.tcfs.app.device.LocalOperations;
import io.tummycrypt.tcfs.app.json.Schemas;
import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A device of a fleet under test: a home for tcfs, and a folder {@code docs} that it shares. */
record Machine(String name, Path home, Path docs, Place place) {
  /** Where a person sits: wide, and without colours or a pager. */
  private static final Terminal PLAIN = new Terminal(true, true, 500, 50, /* isDumb= */ true);

  /** A machine of its own under {@code folder}, which all machines of the fleet are in. */
  static Machine in(Path folder, String name) throws IOException {
    return in(folder, name, Place.folder(folder.resolve("store")));
  }

  /** The same, in a fleet whose store is elsewhere. */
  static Machine in(Path folder, String name, Place place) throws IOException {
    Path machine = folder.resolve(name);
    Path docs = Files.createDirectories(machine.resolve("docs"));
    return new Machine(name, machine.resolve("tcfs"), docs, place);
  }

  /** The files of the objects in the store. */
  Path store() {
    return place.objects();
  }

  /** How a command ended. */
  record Ended(int code, String out, String err) {
    String all() {
      return "exit " + code + "\n" + out + err;
    }
  }

  /** Creates the fleet, or joins it. */
  Ended init() {
    return initEnds(0);
  }

  /** Tries to create the fleet, or to join it, which has to end with {@code code}. */
  Ended initEnds(int code) {
    return ends(code, initArgs());
  }

  /** What creates the fleet, or joins it, with this said, too. */
  String[] initArgs(String... further) {
    List<String> args = new ArrayList<>();
    args.addAll(List.of("init", "--store", place.url(), "--device", name));
    args.addAll(List.of("--root", "docs=" + docs));
    args.addAll(List.of(further));
    return args.toArray(String[]::new);
  }

  Ended sync() {
    return done("sync");
  }

  /** Changes the fleet document for all devices. */
  void changeDocument(UnaryOperator<String> change) throws IOException {
    done("fleet", "pull");
    Path file = home.resolve("config/fleet.yaml");
    String before = Files.readString(file);
    String after = change.apply(before);
    assertNotEquals(before, after, "the change changes nothing");
    Files.writeString(file, after);
    done("fleet", "publish");
  }

  /** No device asks a person about deletions, however many there are. */
  void allowAllDeletions() throws IOException {
    changeDocument(text ->
        text.replace("percent: 25", "percent: 100").replace("count: 500", "count: 1000000"));
  }

  /** Adds a setting to this device's object in the fleet document. */
  void declare(String setting) throws IOException {
    String place = "kind: TcfsDevice\nmetadata:\n  name: " + name + "\nspec:\n";
    changeDocument(text -> text.replace(place, place + "  " + setting + "\n"));
  }

  /** All that a command may change on this machine, and the store. */
  SortedMap<String, String> everything() throws IOException {
    SortedMap<String, String> all = Tree.everything(home.resolve(".."));
    Tree.everything(store()).forEach((path, what) -> all.put("store: " + path, what));
    return all;
  }

  /** Runs a command that has to end well. */
  Ended done(String... args) {
    return ends(0, args);
  }

  /** Runs a command that has to end with {@code code}. */
  Ended ends(int code, String... args) {
    Ended ended = tcfs(args);
    assertEquals(code, ended.code(), () -> name + "$ tcfs " + List.of(args) + "\n" + ended.all());
    return ended;
  }

  /**
   * Runs a command in this process, with nobody at the terminal. JSON that it prints must be as its
   * schema says.
   */
  Ended tcfs(String... args) {
    return tcfs(environment(), new Nobody(), args);
  }

  /** Runs a command with somebody at the terminal, who answers yes once {@code asked} is done. */
  Ended tcfsAnswered(Runnable asked, String... args) {
    return tcfs(environment(), new Somebody(asked), args);
  }

  /** Runs a command with one more variable in its environment. */
  Ended tcfsWith(String variable, String value, String... args) {
    SortedMap<String, String> environment = new TreeMap<>(environment());
    environment.put(variable, value);
    return tcfs(environment, new Nobody(), args);
  }

  /** The same, which has to end well. */
  Ended doneWith(String variable, String value, String... args) {
    Ended ended = tcfsWith(variable, value, args);
    assertEquals(0, ended.code(), ended::all);
    return ended;
  }

  /** Runs a command in which what moves is held back in this time. */
  Ended tcfsIn(Pacing.Time time, String... args) {
    return tcfs(environment(), new Nobody(), time, args);
  }

  /** Runs a command in another environment, with nobody at the terminal. */
  static Ended tcfs(Map<String, String> environment, String... args) {
    return tcfs(environment, new Nobody(), args);
  }

  private static Ended tcfs(
      Map<String, String> environment, Console.Question question, String... args) {
    return tcfs(environment, question, Pacing.Time.OF_SYSTEM, args);
  }

  private static Ended tcfs(
      Map<String, String> environment,
      Console.Question question,
      Pacing.Time time,
      String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            question,
            question.isPossible() ? PLAIN : Terminal.NONE);
    Context context = new Context(console, environment, LocalOperations::open, time);
    int code = Program.run(context, "test", args);
    Ended ended = new Ended(code, out.toString(UTF_8), err.toString(UTF_8));
    if (List.of(args).contains("--json") && !ended.out().isEmpty()) {
      Schemas.requireValid(ended.out());
    }
    return ended;
  }

  /** A process of its own that runs a command; its output is for the caller to read. */
  ProcessBuilder process(String... args) {
    return process(Main.class, args);
  }

  /**
   * The agent, in a process of its own; its output is for the caller to read. It serves no metrics,
   * whose port another one may have.
   */
  ProcessBuilder agent(String... args) throws IOException {
    Path settings = home.resolve("config/device.yaml");
    if (Files.exists(settings) && !Files.readString(settings).contains("metrics:")) {
      Files.writeString(settings, "metrics:\n  listen: none\n", StandardOpenOption.APPEND);
    }
    return process(AgentMain.class, args);
  }

  private ProcessBuilder process(Class<?> program, String... args) {
    return process(ChildJava.command(), program, args);
  }

  private ProcessBuilder process(List<String> java, Class<?> program, String... args) {
    List<String> command = new ArrayList<>(java);
    command.add(program.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment());
    return builder;
  }

  /** Runs a command in a process of its own, to its end. */
  Ended inProcess(String... args) throws IOException, InterruptedException {
    return ended(process(args));
  }

  /** The same, by a person who is in {@code folder}. */
  Ended inProcessAt(Path folder, String... args) throws IOException, InterruptedException {
    return ended(process(args).directory(folder.toFile()));
  }

  /**
   * Runs a command in a process of its own, to its end, with an option for its JVM, and without a
   * cache of classes.
   */
  Ended inProcessWith(String option, String... args) throws IOException, InterruptedException {
    ProcessBuilder process = process(ChildJava.commandWithoutCache(), Main.class, args);
    process.command().add(1, option);
    return ended(process);
  }

  private Ended ended(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home.getParent(), "out", ".txt");
    Path err = Files.createTempFile(home.getParent(), "err", ".txt");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int code = process.waitFor();
    Ended ended = new Ended(code, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }

  Map<String, String> environment() {
    SortedMap<String, String> environment = new TreeMap<>(place.environment());
    environment.put("TCFS_HOME", home.toString());
    environment.put("HOME", home.toString());
    return environment;
  }

  /** Runs a shell script in the shared folder, as a user does. */
  void shell(String script) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-ec", script).directory(docs.toFile()).inheritIO().start();
    assertEquals(0, shell.waitFor(), script);
  }

  /** Has no copies of segments any more: from now on it needs those in the store. */
  void forgetCopies() throws IOException {
    for (Path copy : KillUsers.files(home.resolve("cache/segments"))) {
      Files.delete(copy);
    }
  }

  /** A path in the shared folder. */
  Path at(String path) {
    return docs.resolve(path);
  }

  /** Writes a file as a user does, with the folders that it needs. */
  Path write(String path, String text) throws IOException {
    Path file = at(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  String read(String path) throws IOException {
    return Files.readString(at(path));
  }

  /** The contents of the files that tcfs took out of the shared folder here and keeps. */
  List<String> vault() throws IOException {
    List<String> contents = new ArrayList<>();
    for (String path : Tree.everything(at(".tcfs/vault")).keySet()) {
      if (path.endsWith("/item")) {
        contents.add(read(".tcfs/vault/" + path));
      }
    }
    return contents;
  }

  void delete(String path) throws IOException {
    Files.delete(at(path));
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

  /** Somebody at the terminal. */
  private record Somebody(Runnable asked) implements Console.Question {
    @Override
    public boolean isPossible() {
      return true;
    }

    @Override
    public boolean isAnsweredYes(String text) {
      asked.run();
      return true;
    }
  }
}
