package io.tummycrypt.tcfs.engine.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.engine.home.OwnerOnly;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server as a process. It ends with the thread that has started it, also where that is killed:
 * Linux sees to that through {@code setpriv}. Where there is none, the next agent finds the process
 * by the file in which it says its number, and takes it over.
 */
final class LeafProcess {
  private static final List<Path> WRAPPERS =
      List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

  private static final int PATIENCE_SECONDS = 3;
  private static final int TAIL = 8_192;

  private final LeafFiles files;
  private final boolean isBound;

  /** The one that was started here last; it says its number only once it runs. */
  private @Nullable Process child;

  /**
   * Nothing is started yet.
   *
   * @param isBound whether the process is to end with the thread that starts it, where that can be
   */
  LeafProcess(LeafFiles files, boolean isBound) {
    this.files = files;
    this.isBound = isBound;
  }

  /** The one that runs with the configuration of this machine, whoever has started it. */
  Optional<ProcessHandle> running() throws IOException {
    if (child != null && child.isAlive()) {
      return Optional.of(child.toHandle());
    }
    try {
      long number = Long.parseLong(Files.readString(files.pid()).strip());
      return ProcessHandle.of(number).filter(ProcessHandle::isAlive).filter(this::isOurs);
    } catch (NoSuchFileException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** The number of a process that has ended may be another's. */
  private boolean isOurs(ProcessHandle process) {
    String configuration = files.configuration().toString();
    ProcessHandle.Info info = process.info();
    return info.arguments().map(List::of).orElse(List.of()).contains(configuration)
        || info.commandLine().orElse("").endsWith(configuration);
  }

  /** Whether it was started with the configuration that the file has now. */
  boolean isCurrent() throws IOException {
    List<String> started = started();
    return !started.isEmpty() && started.getFirst().equals(digest());
  }

  /** The program with which it was started last; empty if it was not, or was ended for good. */
  Optional<NatsProgram> lastProgram() throws IOException {
    List<String> started = started();
    return started.size() < 2
        ? Optional.empty()
        : Optional.of(new NatsProgram(Path.of(started.get(1))));
  }

  private List<String> started() throws IOException {
    try {
      return Files.readAllLines(files.started());
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private String digest() throws IOException {
    return FilesDigest.of(Files.readString(files.configuration()));
  }

  /**
   * Starts it with the configuration that is there. The calling thread has to live as long as the
   * server is to.
   */
  Process start(NatsProgram program) throws IOException {
    Files.deleteIfExists(files.pid());
    OwnerOnly.replace(files.started(), (digest() + "\n" + program.file() + "\n").getBytes(UTF_8));
    List<String> command = new ArrayList<>();
    if (isBound) {
      WRAPPERS.stream()
          .filter(Files::isExecutable)
          .findFirst()
          .ifPresent(
              wrapper -> command.addAll(List.of(wrapper.toString(), "--pdeathsig", "TERM", "--")));
    }
    command.addAll(List.of(program.file().toString(), "-c", files.configuration().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(files.folder().toFile())
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD);
    // It needs none of the variables of the agent, among which there may be keys.
    builder.environment().clear();
    Process started = builder.start();
    child = started;
    return started;
  }

  /** Ends it, and waits for that. */
  static void end(ProcessHandle process) {
    process.destroy();
    if (!isOver(process)) {
      process.destroyForcibly();
      isOver(process);
    }
  }

  private static boolean isOver(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the server said last of what went wrong; empty if nothing. */
  String lastWords() {
    try {
      String log = Files.readString(files.log());
      String tail = log.substring(Math.max(0, log.length() - TAIL));
      return tail.lines()
          .filter(line -> line.contains("[FTL]") || line.contains("[ERR]"))
          .reduce((_, later) -> later)
          .map(line -> Printable.line(line.replaceFirst("^.*\\[(FTL|ERR)\\] *", "")))
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  /** Forgets what the server told long ago: it begins a new file whenever one is full. */
  void forgetOldLogs() throws IOException {
    String name = String.valueOf(files.log().getFileName());
    List<Path> old;
    try (Stream<Path> all = Files.list(files.folder())) {
      old =
          all.filter(file -> String.valueOf(file.getFileName()).startsWith(name + "."))
              .sorted(Comparator.reverseOrder())
              .skip(1)
              .toList();
    }
    for (Path each : old) {
      Files.deleteIfExists(each);
    }
  }
}
