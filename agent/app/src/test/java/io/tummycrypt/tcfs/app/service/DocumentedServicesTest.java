package io.tummycrypt.tcfs.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual names the files that services are installed as, and how to see what they tell. */
class DocumentedServicesTest {
  private static final Path HOME = Path.of("/home/jess");

  /** A row that begins with a service manager and has a file in the next column. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (systemd|launchd), of [^|]*\\| `([^`]+)` \\| [^|]*\\| `([^`]+)` \\|$");

  private final FakeTools tools = new FakeTools();

  private static String place(Path file) {
    return file.toString().replace(HOME.toString(), "~");
  }

  @Test
  void servicesAreInstalledWhereTheManualSays() throws IOException {
    String page = Files.readString(Golden.project().resolve("docs/how-to/agent.md"));
    List<String> documented = new ArrayList<>();
    for (Matcher row = ROW.matcher(page); row.find(); ) {
      documented.add(row.group(2) + " " + row.group(3));
    }
    List<String> installed = new ArrayList<>();
    List<InitSystem> all =
        List.of(
            Systemd.ofUser(tools, HOME.resolve(".config")),
            Systemd.ofSystem(tools),
            new Launchd(tools, HOME, 501));
    for (InitSystem init : all) {
      String logs = init.logs().replaceAll("tail -F '(.*)'", "$1");
      installed.add(place(init.file()) + " " + place(Path.of(logs)));
    }
    assertEquals(documented, installed);
  }
}
