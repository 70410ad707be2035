package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.store.older.ImportPlan;
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

  @Test
  void listsAFewOfManyPathsWithOneReason() {
    List<ImportPlan.Item> refused = new ArrayList<>();
    for (int i = 0; i < 123; i++) {
      refused.add(new ImportPlan.Refused("repo/.git/objects/" + i, "'.git' belongs to git"));
    }
    refused.add(new ImportPlan.Refused("/x", "it is an absolute path"));
    ImportPlan plan = new ImportPlan(new Place(Samples.DOCS, null), refused, 0, 0);
    List<String> lines = new ArrayList<>();
    ImportText.printPlan(Imported.planned("file:///older", plan), lines::add);
    assertEquals(20, lines.stream().filter(line -> line.contains("repo/.git")).count());
    assertTrue(lines.contains("  ! and 103 more: '.git' belongs to git"), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.contains("absolute")), lines::toString);
    assertEquals(
        "Plan: 0 to import (0 B), 0 there already, 0 conflicts, 124 refused", lines.getLast());
  }
}
