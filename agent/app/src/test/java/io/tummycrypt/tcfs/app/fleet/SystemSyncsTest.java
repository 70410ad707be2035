package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a whole command asks the system to make something durable, as the system is asked. */
class SystemSyncsTest {
  /** Writes down which program asks for anything to be made durable; other calls cost nothing. */
  private static final List<String> TRACED =
      List.of("strace", "-f", "--seccomp-bpf", "-e", "trace=fsync,fdatasync,syncfs,sync", "-o");

  @TempDir Path folder;

  @Test
  void manyFilesAreMadeDurableAsOftenAsFew() throws Exception {
    assumeTrue(canTrace(), "system calls cannot be traced here");

    List<String> ofFew = callsToPull(10);
    List<String> ofMany = callsToPull(1000);

    assertTrue(ofFew.size() > 1, ofFew::toString);
    assertEquals(ofFew.size(), ofMany.size());
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return traced("/dev/null", List.of("true")).start().waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static ProcessBuilder traced(String trace, List<String> command) {
    List<String> all = new ArrayList<>(TRACED);
    all.add(trace);
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  /** What the system was asked for while a device pulled so many new files. */
  private List<String> callsToPull(int files) throws Exception {
    Path here = Files.createDirectory(folder.resolve("of" + files));
    Machine a = Machine.in(here, "a");
    Machine b = Machine.in(here, "b");
    a.init();
    b.init();
    for (int i = 0; i < files; i++) {
      a.write("many/" + i, "number " + i);
    }
    a.sync();
    Path trace = here.resolve("trace");
    ProcessBuilder plain = b.process("sync");
    ProcessBuilder sync = traced(trace.toString(), plain.command());
    sync.environment().putAll(plain.environment());
    assertEquals(0, sync.inheritIO().redirectOutput(Redirect.DISCARD).start().waitFor());
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
    try (Stream<String> lines = Files.lines(trace)) {
      return lines.filter(line -> line.contains("sync") && line.contains("(")).toList();
    }
  }
}
