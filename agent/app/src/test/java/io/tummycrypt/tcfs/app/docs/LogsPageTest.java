package io.tummycrypt.tcfs.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.log.LogEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page has a row for each event that is told, with its level, and for nothing else. */
class LogsPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (error|warn|info|debug) \\|");

  @Test
  void hasEveryEventAndNoOther() throws IOException {
    List<String> documented =
        ROW.matcher(Files.readString(Pages.reference("logs.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .sorted()
            .toList();
    List<String> told =
        Arrays.stream(LogEvent.values())
            .map(event -> event.text() + " " + event.level().text())
            .sorted()
            .toList();
    assertEquals(told, documented);
  }

  @Test
  void everyEventIsToldSomewhere() throws IOException {
    Path sources = Golden.project().resolve("agent/app/src/main/java/io/tummycrypt/tcfs/app/cli");
    String telling =
        Files.readString(sources.resolve("AgentProgram.java"))
            + Files.readString(sources.resolve("AgentTeller.java"));
    for (LogEvent event : LogEvent.values()) {
      String used = "LogEvent\\." + event.name() + "\\b";
      assertTrue(Pattern.compile(used).matcher(telling).find(), event.name());
    }
  }
}
