package io.tummycrypt.tcfs.app.docs;

import static java.util.stream.Collectors.joining;

import io.tummycrypt.tcfs.app.ChildJava;
import io.tummycrypt.tcfs.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A shell on a machine of its own: an empty home, and {@code tcfs} on the path. */
final class Session {
  private static final String READERS_HOME = "/home/jess";
  private static final String READERS_STORES = "/srv/";

  private final Path machine;
  private final Path home;

  Session(Path machine) throws IOException {
    this.machine = machine;
    this.home = Files.createDirectories(machine.resolve("home"));
    Files.createDirectories(machine.resolve("srv"));
    Path program = Files.createDirectories(machine.resolve("bin")).resolve("tcfs");
    String java = ChildJava.command().stream().map(Session::quoted).collect(joining(" "));
    Files.writeString(
        program, "#!/bin/sh\nexec %s %s \"$@\"\n".formatted(java, Main.class.getName()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** What a command printed, on both streams, and its exit code. */
  record Ended(int code, List<String> output) {}

  /** Runs all commands in one shell, one after the other whatever their ends. */
  List<Ended> run(List<String> commands) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("cd \"$HOME\"\n");
    for (int i = 0; i < commands.size(); i++) {
      String command =
          commands.get(i).replace("./tcfs", "tcfs").replace(READERS_STORES, machine + "/srv/");
      script.append("{ ").append(command).append("\n} >").append(file("out", i)).append(" 2>&1\n");
      script.append("echo $? >").append(file("code", i)).append('\n');
    }
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", script.toString());
    shell.environment().keySet().removeIf(name -> name.matches("(TCFS|XDG)_.*"));
    shell.environment().put("HOME", home.toString());
    shell.environment().put("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"));
    shell.environment().put("LC_ALL", "C.UTF-8");
    shell.redirectErrorStream(true).redirectOutput(machine.resolve("shell").toFile());
    shell.start().waitFor();
    List<Ended> ended = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      int code = Integer.parseInt(Files.readString(file("code", i)).strip());
      ended.add(new Ended(code, asReadersSee(Files.readString(file("out", i)))));
    }
    return ended;
  }

  private Path file(String kind, int number) {
    return machine.resolve(kind + "." + number);
  }

  private List<String> asReadersSee(String output) {
    return output
        .replace(home.toString(), READERS_HOME)
        .replace(machine + "/srv/", READERS_STORES)
        .lines()
        .toList();
  }
}
