package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Changes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTextTest {
  private static List<String> lines(Changes changes) {
    List<String> lines = new ArrayList<>();
    ChangeText.print(changes, lines::add);
    return lines;
  }

  @Test
  void tellsEveryKindOfChangeAndWhatIsMissing() throws IOException {
    Golden.check("log.txt", String.join("\n", lines(Samples.changes())) + "\n");
  }

  @Test
  void saysThatNothingIsOnRecord() {
    assertEquals(
        List.of("No such change is on record."), lines(new Changes(null, List.of(), 0, List.of())));
  }

  @Test
  void letsNoNameForgeALine() {
    assertTrue(
        lines(Samples.changes()).stream().allMatch(line -> line.chars().noneMatch(c -> c < 0x20)));
  }
}
