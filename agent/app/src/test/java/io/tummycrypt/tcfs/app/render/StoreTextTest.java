package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.StoreSamples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void namesEachDamagedObjectWithWhatNeedsIt() throws IOException {
    InspectedText.print(StoreSamples.inspected(), lines::add);
    Golden.check("store-check.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void tellsSizesAsTables() throws IOException {
    MeasuredText.print(StoreSamples.measured(), lines::add);
    Golden.check("store-stats.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void saysWhatToDoAfterACopy() throws IOException {
    CopiedText.print(StoreSamples.copiedWhole(), lines::add);
    Golden.check("store-copy-whole.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void sendsNobodyToACopyThatLacksSomething() throws IOException {
    CopiedText.print(StoreSamples.copied(), lines::add);
    Golden.check("store-copy.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void showsWhatARepairDoesAndLeaves() throws IOException {
    RepairText.printPlan(StoreSamples.repairPlanned(), lines::add);
    RepairText.print(StoreSamples.repaired(), lines::add);
    Golden.check("store-repair.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void saysWhyARepairFailedThatWasPlanned() throws IOException {
    RepairText.print(StoreSamples.repairFailed(), lines::add);
    Golden.check("store-repair-failed.txt", String.join("\n", lines) + "\n");
  }
}
