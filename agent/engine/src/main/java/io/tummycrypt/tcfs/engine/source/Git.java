package io.tummycrypt.tcfs.engine.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.engine.home.GitVariables;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The git of the user, with a bare repository of ours: nobody is asked anything, no hook is run,
 * and time, output and each written file have a limit.
 */
final class Git {
  /** The largest file that git may write, in blocks of 512 bytes: 256 MiB. */
  private static final int MOST_BLOCKS = 1 << 19;

  private static final int ENDING_SECONDS = 5;
  private static final int MOST_COMPLAINT = 4096;
  private static final int SHOWN_COMPLAINT = 300;

  /** What a complaint is of a git that made none. */
  static final String SILENCE = "it did not say why";

  private static final String LIMITED = "ulimit -f " + MOST_BLOCKS + " && exec \"$@\"";

  private static final List<String> SETTINGS =
      List.of(
          "core.hooksPath=/dev/null",
          "core.fsmonitor=false",
          "core.askPass=",
          "credential.interactive=false",
          "fetch.fsckObjects=true",
          "fetch.recurseSubmodules=false",
          "fetch.writeCommitGraph=false",
          "gc.autoDetach=false",
          "http.lowSpeedLimit=1",
          "http.lowSpeedTime=30",
          "init.defaultBranch=main");

  private final Path repository;
  private final GitVariables variables;
  private final String protocols;
  private final Duration longest;

  /**
   * Git for one repository, which need not be there yet.
   *
   * @param protocols that it may use, as {@code GIT_ALLOW_PROTOCOL} has them
   * @param longest that one call may take
   */
  Git(Path repository, GitVariables variables, String protocols, Duration longest) {
    this.repository = repository;
    this.variables = variables;
    this.protocols = protocols;
    this.longest = longest;
  }

  /**
   * How a call ended.
   *
   * @param output empty if there was more than was asked for
   * @param complaint what it said, in one line that may be shown
   */
  record Ran(int code, ByteBuffer output, boolean isTooLong, String complaint) {
    boolean isWell() {
      return code == 0 && !isTooLong;
    }

    String text() {
      return UTF_8.decode(output.duplicate()).toString();
    }
  }

  /** Runs git, which must end well, and gives what it printed in one line. */
  String line(String... words) throws IOException {
    return well(MOST_COMPLAINT, words).text().strip();
  }

  /** Runs git, which must end well. */
  Ran well(int most, String... words) throws IOException {
    Ran ran = run(most, Map.of(), List.of(), words);
    if (!ran.isWell()) {
      String why = ran.isTooLong ? "printed more than " + most + " bytes" : ran.complaint;
      throw new IOException("git " + words[0] + " failed: " + why);
    }
    return ran;
  }

  /**
   * Runs git to its end.
   *
   * @param most bytes of output
   * @param more variables
   * @param settings as {@code NAME=VALUE}
   */
  Ran run(int most, Map<String, String> more, List<String> settings, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + repository));
    command.addAll(List.of("--no-pager", "--literal-pathspecs"));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    command.addAll(List.of(words));
    return runOther(most, more, command);
  }

  /** Runs another program in the same way. */
  Ran runOther(int most, Map<String, String> more, List<String> command) throws IOException {
    List<String> limited = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, "sh"));
    limited.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(limited);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.directory(repository.resolveSibling(".").toFile());
    builder.environment().clear();
    builder.environment().putAll(variables.reveal());
    builder.environment().putAll(fixed());
    builder.environment().putAll(more);
    Process process = builder.start();
    try {
      return await(process, command.getFirst(), most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException)
          new InterruptedIOException("'" + command.getFirst() + "' was ended").initCause(e);
    } finally {
      end(process);
    }
  }

  /** On return nothing of it runs any more, unless the kernel cannot end it. */
  private static void end(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    for (ProcessHandle each : all) {
      each.destroyForcibly();
      each.onExit().completeOnTimeout(each, ENDING_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private Map<String, String> fixed() {
    return Map.of(
        "LC_ALL", "C",
        "GIT_ALLOW_PROTOCOL", protocols,
        "GIT_TERMINAL_PROMPT", "0",
        "GIT_NO_REPLACE_OBJECTS", "1",
        "GIT_ASKPASS", "false",
        "SSH_ASKPASS", "false",
        "SSH_ASKPASS_REQUIRE", "force");
  }

  private Ran await(Process process, String program, int most)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    FutureTask<byte[]> output = start(() -> beginning(process.getInputStream(), most + 1));
    FutureTask<byte[]> complaint = start(() -> drained(process.getErrorStream(), MOST_COMPLAINT));
    try {
      byte[] printed = output.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      boolean isTooLong = printed.length > most;
      if (isTooLong) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String said = said(complaint.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      int code = process.exitValue();
      String why = code == 127 ? "there is no program '" + program + "'" : said;
      ByteBuffer kept = ByteBuffer.wrap(isTooLong ? new byte[0] : printed).asReadOnlyBuffer();
      return new Ran(code, kept, isTooLong, why);
    } catch (TimeoutException e) {
      throw new IOException(
          "'%s' did not end within %d seconds".formatted(program, longest.toSeconds()), e);
    } catch (ExecutionException e) {
      throw new IOException("'" + program + "' could not be listened to", e.getCause());
    }
  }

  private static byte[] beginning(InputStream in, int most) throws IOException {
    try (in) {
      return in.readNBytes(most);
    }
  }

  /** The beginning; the rest is let go by, for who cannot write may not come to an end. */
  private static byte[] drained(InputStream in, int most) throws IOException {
    try (in) {
      byte[] bytes = in.readNBytes(most);
      in.transferTo(OutputStream.nullOutputStream());
      return bytes;
    }
  }

  private static FutureTask<byte[]> start(Callable<byte[]> reading) {
    FutureTask<byte[]> task = new FutureTask<>(reading);
    Thread.ofPlatform().daemon().name("git").start(task);
    return task;
  }

  /** The line that says why, if one does: it may be from a foreign server. */
  private static String said(byte[] complaint) {
    List<String> lines = new String(complaint, UTF_8).lines().filter(l -> !l.isBlank()).toList();
    String line =
        lines.stream()
            .filter(l -> l.startsWith("fatal:") || l.startsWith("error:"))
            .findFirst()
            .orElse(lines.isEmpty() ? SILENCE : lines.getLast());
    String shown = Printable.line(line.strip());
    return shown.length() > SHOWN_COMPLAINT ? shown.substring(0, SHOWN_COMPLAINT) + "..." : shown;
  }
}
