package io.tummycrypt.tcfs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can only be seen from outside of the process. */
@Timeout(60)
class ProcessTest {
  @TempDir Path folder;

  @Test
  void saysAfterAnInterruptThatNothingIsLost() throws Exception {
    Process program = start(EndlessProgram.class, List.of(), "C.UTF-8");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
      assertEquals("working", out.readLine());
      new ProcessBuilder("sh", "-c", "kill -INT " + program.pid()).start().waitFor();
      assertEquals(130, program.waitFor());
    }
    assertEquals("interrupted: nothing is lost; run the command again\n", errors(program));
  }

  @Test
  void printsUtf8UnderAnyLocale() throws Exception {
    Path document =
        Files.writeString(
            folder.resolve("fleet.yaml"),
            """
            apiVersion: tcfs.tummycrypt.io/v1alpha1
            kind: TcfsFleet
            metadata: {name: lab}
            spec:
              storage: {directory: /srv/tcfs}
              roots: [{name: docs, path: ~/docs, excludePatterns: ["Käse*"]}]
            """);
    Process program = start(Main.class, List.of("fleet", "render", document.toString()), "C");
    String printed = new String(program.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, program.waitFor(), errors(program));
    assertTrue(printed.contains("Käse*"), printed);
  }

  @Test
  void saysThatAWordIsNoTextRatherThanThatItsFileIsNotThere() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/self/cmdline")), "the system does not tell");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh", "-c", "exec \"$0\" -cp \"$1\" \"$2\" push \"$(printf 'caf\\351')\"");
    builder.command().addAll(List.of(java, System.getProperty("java.class.path")));
    builder.command().add(Main.class.getName());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process program = builder.start();
    assertEquals(64, program.waitFor());
    String errors = errors(program);
    assertTrue(errors.contains("'caf\\xe9' on the command line is not UTF-8"), errors);
    assertTrue(errors.contains("next step: rename it"), errors);
  }

  private static Process start(Class<?> program, List<String> args, String locale)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(args);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", locale);
    return Interruptible.of(builder).start();
  }

  private static String errors(Process program) throws IOException {
    return new String(program.getErrorStream().readAllBytes(), UTF_8);
  }
}
