package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportTextTest {
  @Test
  void printsBothSidesOfAConflictAndWhyANameIsRefused() throws IOException {
    List<String> lines = new ArrayList<>();
    ImportText.printPlan(Samples.importPlanned(), lines::add);
    lines.add("");
    ImportText.printResult(Samples.imported(), lines::add);

    Golden.check("import.txt", String.join("\n", lines) + "\n");
  }
}
