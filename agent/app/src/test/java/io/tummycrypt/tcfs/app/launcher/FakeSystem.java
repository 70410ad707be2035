package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A machine for the launchers' shell code: folders in place of the system's own, and a {@code PATH}
 * with nothing on it but what the code needs and what a test puts there.
 *
 * @param folder what all is in; its name has a space in it
 * @param shell the command that reads the code
 * @param environment the variables that are set
 */
record FakeSystem(Path folder, List<String> shell, SortedMap<String, String> environment) {
  private static final List<String> PROGRAMS =
      List.of(
          "cat",
          "dirname",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sh",
          "sleep");

  /** How a script ended. */
  record Ended(int code, String out, String err) {
    String all() {
      return "exit " + code + "\n" + out + err;
    }
  }

  /** The shells of this machine that the code has to work with, each once. */
  static Stream<List<String>> shells() throws IOException {
    TreeMap<Path, List<String>> shells = new TreeMap<>();
    for (List<String> shell : List.of(List.of("bash", "--posix"), List.of("dash"), List.of("sh"))) {
      Optional<Path> program = program(shell.getFirst());
      if (program.isPresent()) {
        shells.putIfAbsent(program.get().toRealPath(), shell);
      }
    }
    return shells.values().stream();
  }

  /** A machine without a JDK and without a Maven. */
  static FakeSystem in(Path folder, List<String> shell) throws IOException {
    Path here = folder.resolve("a machine");
    Path home = Files.createDirectories(here.resolve("home"));
    Files.createDirectories(here.resolve("checkout"));
    String path = here.resolve("bin").toString();
    FakeSystem system =
        new FakeSystem(here, shell, new TreeMap<>(Map.of("PATH", path, "HOME", home.toString())));
    for (String name : PROGRAMS) {
      system.executable("bin/" + name, "exec " + program(name).orElseThrow() + " \"$@\"");
    }
    return system;
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Path at(String path) {
    return folder.resolve(path);
  }

  /** The same with one more variable. */
  FakeSystem with(String variable, String value) {
    SortedMap<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new FakeSystem(folder, shell, more);
  }

  /** The same with a variable less. */
  FakeSystem without(String variable) {
    SortedMap<String, String> fewer = new TreeMap<>(environment);
    fewer.remove(variable);
    return new FakeSystem(folder, shell, fewer);
  }

  /** Puts a JDK into a folder of the machine, and says where. */
  String jdk(String path, String version) throws IOException {
    executable(path + "/bin/javac", "");
    return jre(path, version);
  }

  /** The same without a compiler. */
  String jre(String path, String version) throws IOException {
    executable(path + "/bin/java", "");
    release(path, "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"any\"\n");
    return at(path).toString();
  }

  void release(String path, String text) throws IOException {
    Files.writeString(at(path).resolve("release"), text);
  }

  /** A program of one's own, in place of that of the system if it has the same name. */
  void executable(String path, String script) throws IOException {
    Path file = at(path);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A script behind what the launchers do before they use any of their functions. */
  ProcessBuilder process(String script) {
    List<String> command = new ArrayList<>();
    command.add(program(shell.getFirst()).orElseThrow().toString());
    command.addAll(shell.subList(1, shell.size()));
    String before =
        """
        set -u
        name=tcfs
        root=$1
        . "$2/env.sh"
        . "$2/build.sh"
        . "$2/native.sh"
        . "$2/start.sh"
        system=$3
        """;
    command.addAll(List.of("-c", before + script, "launcher"));
    command.addAll(List.of(at("checkout").toString(), tools(), at("system").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  /** Runs a script to its end. */
  Ended run(String script) throws IOException, InterruptedException {
    Path out = at("out.txt");
    Path err = at("err.txt");
    Process process =
        process(script).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /** What a script prints that has to end well. */
  String prints(String script) throws IOException, InterruptedException {
    Ended ended = run(script);
    assertEquals(0, ended.code(), ended::all);
    assertEquals("", ended.err());
    return ended.out().strip();
  }

  /** Tests run in the folder of their module. */
  private static String tools() {
    return Path.of("../../tools").toAbsolutePath().normalize().toString();
  }
}
