package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.render.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The story of two devices, told by running the commands that a person would. Every command is
 * printed before it runs, and its exit code is checked.
 */
final class Demo {
  private static final int DONE = ExitCode.DONE.code();
  private static final int TO_APPLY = ExitCode.TO_APPLY.code();
  private static final int CONFLICTS = ExitCode.CONFLICTS.code();

  private final Context context;
  private final Path folder;
  private final Device ada;
  private final Device bob;
  private final Device eve;

  Demo(Context context, Path folder) {
    this.context = context;
    this.folder = folder;
    this.ada = new Device("ada", folder.resolve("ada"));
    this.bob = new Device("bob", folder.resolve("bob"));
    this.eve = new Device("eve", folder.resolve("eve"));
  }

  /** Something in the demo is not as it should be. */
  static final class UnexpectedException extends Exception {
    private static final long serialVersionUID = 1;

    UnexpectedException(String message) {
      super(message);
    }
  }

  /** A machine: a home for tcfs and a folder with documents. */
  private record Device(String name, Path machine) {
    Path home() {
      return machine.resolve("tcfs");
    }

    Path docs() {
      return machine.resolve("docs");
    }

    Path document() {
      return home().resolve("config").resolve("fleet.yaml");
    }
  }

  void play() throws IOException, UnexpectedException {
    say("Two devices, ada and bob, and a store between them, all in " + folder);
    begin();
    editOnBothSides();
    conflict();
    deletion();
    proof();
  }

  private void begin() throws IOException, UnexpectedException {
    Files.createDirectories(ada.docs());
    Files.createDirectories(bob.docs());
    write(ada, "hello.txt", "Hello from ada.\n");
    write(ada, "notes/plan.md", "1. Try tcfs.\n");
    say("ada creates the fleet. Nothing is prompted for, and no file is touched.");
    init(ada);
    say("What shall hold is written in one document, which people edit.");
    tcfs(ada, DONE, "fleet", "render");
    say("The plan, before anything happens; then the same, applied.");
    tcfs(ada, TO_APPLY, "diff-desired");
    tcfs(ada, DONE, "sync");
    say("bob joins with an empty folder, and gets the files.");
    init(bob);
    tcfs(bob, DONE, "sync");
  }

  private void init(Device device) throws IOException, UnexpectedException {
    String store = "file://" + folder.resolve("store");
    String root = "docs=" + device.docs();
    tcfs(device, DONE, "init", "--store", store, "--device", device.name(), "--root", root);
  }

  private void editOnBothSides() throws IOException, UnexpectedException {
    say("Each edits another file. Both edits reach both devices.");
    write(ada, "hello.txt", "Hello from ada, once more.\n");
    write(bob, "from-bob.txt", "And hello from bob.\n");
    tcfs(ada, DONE, "sync");
    tcfs(bob, DONE, "sync");
    tcfs(ada, DONE, "sync");
  }

  private void conflict() throws IOException, UnexpectedException {
    say("From now on a person shall decide conflicts: an edit of the document, published.");
    tcfs(ada, DONE, "fleet", "pull");
    String text = Files.readString(ada.document());
    String changed = text.replace("conflictMode: auto", "conflictMode: interactive");
    command(
        ada, "sed -i 's/conflictMode: auto/conflictMode: interactive/' " + shown(ada.document()));
    Files.writeString(ada.document(), changed);
    tcfs(ada, DONE, "fleet", "publish");
    say("Both edit the same file. Nothing is overwritten: each keeps its own.");
    write(ada, "notes/plan.md", "1. Try tcfs.\n2. ada's idea.\n");
    write(bob, "notes/plan.md", "1. Try tcfs.\n2. bob's idea.\n");
    tcfs(ada, DONE, "sync");
    tcfs(bob, CONFLICTS, "sync");
    tcfs(bob, CONFLICTS, "conflicts");
    say("bob decides to keep both, and ada follows.");
    String plan = bob.docs().resolve("notes/plan.md").toString();
    tcfs(bob, DONE, "resolve-conflict", plan, "--keep-both");
    tcfs(ada, DONE, "sync");
  }

  private void deletion() throws IOException, UnexpectedException {
    say("ada deletes a file. bob sees it in the plan first; what goes is kept in .tcfs/vault.");
    command(ada, "rm " + shown(ada.docs().resolve("from-bob.txt")));
    Files.delete(ada.docs().resolve("from-bob.txt"));
    tcfs(ada, DONE, "sync");
    tcfs(bob, TO_APPLY, "diff-desired");
    tcfs(bob, DONE, "sync");
  }

  private void proof() throws IOException, UnexpectedException {
    say("The end: no device has anything left to do, so each agrees with the store.");
    tcfs(ada, DONE, "sync");
    tcfs(ada, DONE, "diff-desired");
    tcfs(bob, DONE, "diff-desired");
    SortedMap<String, String> first = DemoFolder.contents(ada.docs());
    SortedMap<String, String> second = DemoFolder.contents(bob.docs());
    if (!first.equals(second)) {
      throw new UnexpectedException("the folders differ: " + first + " and " + second);
    }
    say("A third device, eve, gets from the store alone what the two have.");
    Files.createDirectories(eve.docs());
    init(eve);
    tcfs(eve, DONE, "sync");
    SortedMap<String, String> third = DemoFolder.contents(eve.docs());
    if (!first.equals(third)) {
      throw new UnexpectedException("the store has something else: " + first + " and " + third);
    }
    say("All folders are equal, file by file:");
    first.keySet().forEach(path -> context.line("  " + Words.of(path)));
  }

  private void say(String text) {
    context.line("");
    context.line("# " + text);
  }

  private void command(Device device, String text) {
    context.line("");
    context.line(device.name() + "$ " + text);
    context.console().out().flush();
  }

  private void write(Device device, String name, String text) throws IOException {
    Path file = device.docs().resolve(name);
    String line = text.replace("\n", "\\n").replace("'", "'\\''");
    command(device, "printf '" + line + "' > " + shown(file));
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }

  private void tcfs(Device device, int expected, String... args) throws UnexpectedException {
    List<String> words = Arrays.stream(args).map(Words::of).toList();
    command(device, "tcfs " + String.join(" ", words));
    Map<String, String> environment = new HashMap<>(context.environment());
    environment.remove("TCFS_STORE");
    environment.remove("TCFS_DEVICE");
    environment.put("TCFS_HOME", device.home().toString());
    Context there = new Context(context.console(), environment, context.opening());
    List<String> unpaged = new ArrayList<>(List.of(args));
    unpaged.addFirst("--no-pager");
    int code = Program.run(there, "demo", unpaged.toArray(String[]::new));
    if (code != expected) {
      throw new UnexpectedException(
          "'tcfs %s' on %s ended with exit code %d, expected %d"
              .formatted(String.join(" ", words), device.name(), code, expected));
    }
  }

  private static String shown(Path path) {
    return Words.of(path.toString());
  }
}
