package io.tummycrypt.tcfs.crds.effective;

import io.tummycrypt.tcfs.core.desired.Unsupported;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three hosts of the example, each with its effective settings and where they come from. */
class LabFleetTest {
  @ParameterizedTest
  @CsvSource({
    "xoxd-bates, /Users/jess",
    "yoga, /home/jess",
    "petting-zoo-mini, /Users/jess",
  })
  void everyHostHasItsEffectiveSettings(String device, String home) throws IOException {
    String file = "examples/lab/fleet.yaml";
    String text = Files.readString(Golden.project().resolve(file));
    FleetDocument document = FleetDocument.parse(file, text).orThrow();
    Effective effective = Effective.of(document, new DeviceName(device), home, 0).orThrow();
    Golden.check(Golden.recorded("lab." + device + ".effective.txt"), lines(effective));
  }

  private static String lines(Effective effective) {
    StringBuilder lines = new StringBuilder();
    effective.settings().forEach(s -> lines.append(s.lineWithOrigin()).append('\n'));
    lines.append("\nunsupported:\n");
    for (Unsupported one : effective.desired().unsupported()) {
      lines.append(one.setting().value()).append(": ").append(one.effect()).append('\n');
    }
    return lines.toString();
  }
}
