package io.tummycrypt.tcfs.app.docs;

import io.tummycrypt.tcfs.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandsPageTest {
  private static final String EXIT_CODES = "<!-- begin: generated from ExitCode -->";

  @Test
  void tellsWhatTheHelpOfEachCommandTells() throws IOException {
    Golden.check(Pages.reference("commands.md"), CommandsPage.text());
  }

  @Test
  void tellsEveryExitCode() throws IOException {
    Path page = Pages.reference("command-line.md");
    String table = CommandsPage.exitCodes();
    Golden.check(page, Pages.replace(Files.readString(page), EXIT_CODES, table));
  }
}
