package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small disk at a folder, which only this and what it runs can see: a shell in a mount namespace
 * of its own, where any user may mount a file system in memory.
 */
final class DamageDisk implements AutoCloseable {
  private final Path folder;
  private final Process shell;
  private final Writer commands;
  private final BufferedReader answers;

  private DamageDisk(Path folder, Process shell) {
    this.folder = folder;
    this.shell = shell;
    this.commands = new OutputStreamWriter(shell.getOutputStream(), UTF_8);
    this.answers = new BufferedReader(new InputStreamReader(shell.getInputStream(), UTF_8));
  }

  /** Whether this system lets us have one. */
  static boolean isPossible() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/tmp")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  static DamageDisk at(Path folder, String size) throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder("unshare", "-Urm", "sh").redirectError(ProcessBuilder.Redirect.INHERIT);
    DamageDisk disk = new DamageDisk(folder, builder.start());
    disk.requireDone("mount -t tmpfs -o mode=755,size=" + size + " none " + quoted(folder));
    return disk;
  }

  /** Makes the disk larger, or smaller. */
  void resize(String size) throws IOException {
    remount("size=" + size);
  }

  /** Gives the disk other options, such as {@code ro}. */
  void remount(String options) throws IOException {
    requireDone("mount -o remount," + options + " " + quoted(folder));
  }

  /** A path as it is where the disk can be seen. */
  Path seen(Path path) {
    return Path.of("/proc/" + shell.pid() + "/root" + path);
  }

  private void requireDone(String command) throws IOException {
    int code = run(command);
    if (code != 0) {
      throw new IOException("exit " + code + " of " + command);
    }
  }

  private int run(String command) throws IOException {
    commands.write(command + "; echo $?\n");
    commands.flush();
    return Integer.parseInt(answers.readLine());
  }

  /** Runs tcfs where the disk can be seen. */
  Ended run(Machine machine, String... args) throws IOException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    List<String> command = machine.process(args).command();
    int code =
        run(
            "TCFS_HOME=%s HOME=%s %s >%s 2>%s"
                .formatted(
                    quoted(machine.home()),
                    quoted(machine.home()),
                    command.stream().map(DamageDisk::quoted).collect(Collectors.joining(" ")),
                    quoted(out),
                    quoted(err)));
    Ended ended = new Ended(code, Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }

  private static String quoted(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }

  /** The disk goes with the shell. */
  @Override
  public void close() throws IOException {
    commands.close();
    shell.destroy();
  }
}
