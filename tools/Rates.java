import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Measures two agents on one machine, with the store and the message server that the environment
 * names: how fast whole trees come from one to the other, how long it takes a device that was away
 * to have what was changed meanwhile, what an agent takes that has nothing to do, and how long it
 * looks at everything.
 */
final class Rates {
  private static final int CHANGES = 1_000;
  private static final int SOME = 100;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Duration REST = Duration.ofSeconds(120);
  private static final double TICKS = 100;
  private static final Pattern MILLIS = Pattern.compile("\"millis\":(\\d+)");

  private final Path program;
  private final Path work;
  private final Path told;
  private final List<Process> agents = new ArrayList<>();

  private Rates(Path program, Path work) {
    this.program = program;
    this.work = work;
    this.told = work.resolve("told");
  }

  /** Arguments: the program {@code tcfs}, an empty folder, and the trees to move. */
  static void main(String[] arguments) throws Exception {
    Rates rates = new Rates(Path.of(arguments[0]), Path.of(arguments[1]));
    try {
      rates.join(0);
      rates.join(1);
      rates.agents.add(rates.start(0));
      rates.agents.add(rates.start(1));
      rates.warm();
      for (String tree : List.of(arguments).subList(2, arguments.length)) {
        rates.move(Path.of(tree));
      }
      rates.away();
      rates.rest();
      rates.everything();
    } finally {
      for (Process agent : rates.agents) {
        agent.destroy();
        agent.waitFor();
      }
    }
  }

  private Path side(int device) {
    return work.resolve("side" + device);
  }

  private Process run(int device, String suffix, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program + suffix));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("TCFS_HOME", work.resolve("home" + device).toString());
    Path log = work.resolve("log" + device);
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
  }

  private void join(int device) throws Exception {
    Files.createDirectories(side(device));
    String root = "w=" + side(device);
    require(run(device, "", "init", "--device", "dev" + device, "--root", root));
  }

  private static void require(Process process) throws Exception {
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IOException(process.info() + " ended with " + process.exitValue());
    }
  }

  private Process start(int device, String... options) throws IOException {
    Process agent = run(device, "d", options);
    String said = agent.inputReader().readLine();
    if (!"ready".equals(said)) {
      throw new IOException("the agent said " + said);
    }
    return agent;
  }

  /** How many files there are, and how many bytes they have. */
  private record Size(long files, long bytes) {
    static Size of(Path folder) throws IOException {
      long files = 0;
      long bytes = 0;
      if (Files.isDirectory(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path file : (Iterable<Path>) all::iterator) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
              files++;
              bytes += Files.size(file);
            }
          }
        } catch (IOException | java.io.UncheckedIOException _) {
          return new Size(0, 0);
        }
      }
      return new Size(files, bytes);
    }
  }

  private void move(Path tree) throws Exception {
    String name = tree.getFileName().toString();
    Path staged = work.resolve("staged");
    require(new ProcessBuilder("cp", "-a", tree.toString(), staged.toString()).start());
    Size whole = Size.of(staged);
    List<Path> some = some(staged);
    double[] before = {cpu(0), cpu(1)};
    long begin = System.nanoTime();
    Files.move(staged, side(0).resolve(name));
    await(side(1).resolve(name), some, whole);
    double seconds = (System.nanoTime() - begin) / 1e9;
    require(new ProcessBuilder("diff", "-r", side(0) + "/" + name, side(1) + "/" + name).start());
    say(
        "%s: %.1f s, %.1f MiB/s, %.0f files/s; processor %.1f and %.1f s; peak %d and %d MiB",
        name,
        seconds,
        whole.bytes / seconds / (1 << 20),
        whole.files / seconds,
        cpu(0) - before[0],
        cpu(1) - before[1],
        memory(0, "VmHWM"),
        memory(1, "VmHWM"));
  }

  /** Some of the files, at random: to look at all of them takes from what is measured. */
  private static List<Path> some(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = new ArrayList<>(all.filter(Files::isRegularFile).map(folder::relativize).toList());
      Collections.shuffle(files, new Random(1));
      return new ArrayList<>(files.subList(0, Math.min(SOME, files.size())));
    }
  }

  /** All files are looked at only when those are there. */
  private static void await(Path folder, List<Path> some, Size whole) throws IOException {
    while (!some.isEmpty() || !Size.of(folder).equals(whole)) {
      some.removeIf(file -> Files.exists(folder.resolve(file)));
      LockSupport.parkNanos(10 * PAUSE);
    }
  }

  /** An agent that has just begun has most of its program still to load. */
  private void warm() throws IOException {
    Path here = change("warm");
    Size whole = Size.of(here);
    await(side(1).resolve("warm"), some(here), whole);
  }

  /** Makes new files. */
  private Path change(String name) throws IOException {
    Path here = Files.createDirectories(side(0).resolve(name));
    for (int i = 0; i < CHANGES; i++) {
      Files.writeString(here.resolve("file-" + i), name + i + "\n".repeat(i % 50));
    }
    return here;
  }

  private void stop(int device) throws InterruptedException {
    agents.get(device).destroy();
    agents.get(device).waitFor();
  }

  private void away() throws Exception {
    stop(1);
    Path here = change("away");
    Size whole = Size.of(here);
    boolean isPublished = false;
    while (!isPublished) {
      Process diff = run(0, "", "diff-desired");
      diff.getInputStream().readAllBytes();
      isPublished = diff.waitFor() == 0;
    }
    long begin = System.nanoTime();
    agents.set(1, start(1));
    await(side(1).resolve("away"), some(here), whole);
    say("%d changes after an agent was started: %.2f s", CHANGES, (System.nanoTime() - begin) / 1e9);
  }

  private void rest() throws Exception {
    Thread.sleep(REST);
    double[] before = {cpu(0), cpu(1)};
    Thread.sleep(REST);
    for (int i = 0; i < 2; i++) {
      double percent = (cpu(i) - before[i]) / REST.toSeconds() * 100;
      say("at rest, agent %d: %d MiB, %.2f %% of a processor", i, memory(i, "VmRSS"), percent);
    }
  }

  /** Other rules have all of a root looked at; here one new file is found, and published. */
  private void everything() throws Exception {
    stop(0);
    String log = told.toString();
    agents.set(0, start(0, "--log", "json", "--log-level", "debug", "--log-file", log));
    for (int i = 0; i < 3; i++) {
      long before = looks().size();
      Files.writeString(side(0).resolve(".tcfsignore"), "*.none" + i + "\n");
      while (looks().size() == before) {
        LockSupport.parkNanos(50 * PAUSE);
      }
      say("a look at everything, with one change to publish: %d ms", looks().get((int) before));
    }
  }

  /** How many milliseconds each look took that did something. */
  private List<Long> looks() throws IOException {
    List<Long> looks = new ArrayList<>();
    boolean isDone = false;
    for (String line : Files.readAllLines(told)) {
      isDone |= line.contains("\"event\":\"done\"");
      Matcher millis = MILLIS.matcher(line);
      if (line.contains("\"event\":\"looked\"") && millis.find() && isDone) {
        looks.add(Long.parseLong(millis.group(1)));
        isDone = false;
      }
    }
    return looks;
  }

  private double cpu(int device) throws IOException {
    String stat = Files.readString(proc(device).resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private long memory(int device, String name) throws IOException {
    String status = Files.readString(proc(device).resolve("status"));
    MatchResult found =
        Pattern.compile(name + ":\\s+(\\d+) kB").matcher(status).results().findFirst().orElseThrow();
    return Long.parseLong(found.group(1)) >> 10;
  }

  private Path proc(int device) {
    return Path.of("/proc", Long.toString(agents.get(device).pid()));
  }

  private static void say(String format, Object... values) {
    IO.println(format.formatted(values));
  }
}
