package io.tummycrypt.tcfs.crds.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.Golden;
import io.tummycrypt.tcfs.crds.effective.Effective;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a text becomes by accident, it is a document or has findings. */
class FuzzTest {
  private static final String ODD = "&*!|>%@`{}[],:?-#'\"\\\n\t 0~\0\u0085\ufeff\ud800x";

  @Test
  void nothingThatIsWrittenMakesReadingThrow() throws IOException {
    String text = Files.readString(Golden.project().resolve("examples/lab/fleet.yaml"));
    int documents = 0;
    for (long seed = 0; seed < 1_500; seed++) {
      try {
        documents += check(damage(text, new Random(seed)));
      } catch (RuntimeException | AssertionError | StackOverflowError thrown) {
        throw new AssertionError("seed " + seed, thrown);
      }
    }
    System.out.println(documents + " of 1500 damaged texts were still documents");
  }

  private static String damage(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
        case 1 -> changed.insert(at, ODD.charAt(random.nextInt(ODD.length())));
        default -> changed.delete(at, Math.min(changed.length(), at + random.nextInt(30)));
      }
    }
    return changed.toString();
  }

  /** What is still a document has all that a document promises; 1 if it is one. */
  private static int check(String text) {
    Result<FleetDocument> result = FleetDocument.parse("f", text);
    result.findings().forEach(finding -> assertEquals(1, finding.toString().lines().count()));
    if (!(result instanceof Result.Ok<FleetDocument>(FleetDocument document))) {
      return 0;
    }
    FleetDocument again = FleetDocument.parse("r", document.render()).orThrow();
    assertEquals(document.objects(), again.objects());
    for (DeviceName device : document.deviceNames()) {
      Effective.of(document, device, "/home/jess", 0).orThrow();
    }
    return 1;
  }
}
