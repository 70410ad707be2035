package io.tummycrypt.tcfs.engine.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a program of the tests in a process of its own, with other rights or another locale. */
final class ChildJvm {
  /** Even a superuser is then bound by the modes of files. */
  static final List<String> BOUND_BY_MODES =
      List.of(
          "setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  /** What is mounted there is seen there only. */
  static final List<String> OWN_MOUNTS = List.of("unshare", "--mount");

  private ChildJvm() {}

  /** Who is no superuser is bound by modes anyway. */
  static List<String> boundByModes() throws Exception {
    boolean superuser = exitValue(List.of("sh", "-c", "test \"$(id -u)\" = 0")) == 0;
    if (superuser) {
      assumeWorks(BOUND_BY_MODES, "rights cannot be given up here");
    }
    return superuser ? BOUND_BY_MODES : List.of();
  }

  /** Skips the test, saying why, unless a program can be started in this way. */
  static void assumeWorks(List<String> prefix, String otherwise) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    Assumptions.assumeTrue(exitValue(command) == 0, otherwise + ": " + String.join(" ", prefix));
  }

  private static int exitValue(List<String> command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException _) {
      return -1;
    }
  }

  static void run(List<String> prefix, Class<?> program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-ea", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertEquals(0, ended ? process.exitValue() : -1, program.getSimpleName());
  }
}
