package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.measure.RequestCounter;
import io.tummycrypt.tcfs.app.measure.RunMeter;
import io.tummycrypt.tcfs.app.measure.Stats;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatsTextTest {
  @Test
  void tellsRequestsBytesAndTime() throws IOException {
    Golden.check("stats.txt", print(Samples.stats()));
  }

  @Test
  void saysOfARunThatSentNothingThatThereWasNothingToCompress() {
    Stats nothing = Stats.of(new RunMeter(() -> 0), new RequestCounter());
    String printed = print(nothing);
    assertTrue(printed.contains("  requests      0\n"), printed);
    assertTrue(printed.contains("  compressed    nothing to compress\n"), printed);
  }

  private static String print(Stats stats) {
    StringBuilder text = new StringBuilder();
    StatsText.print(stats, line -> text.append(line).append('\n'));
    return text.toString();
  }
}
