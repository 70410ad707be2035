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
    check("store-check.txt");
  }

  @Test
  void tellsSizesAsTables() throws IOException {
    MeasuredText.print(StoreSamples.measured(), lines::add);
    check("store-stats.txt");
  }

  @Test
  void saysWhatToDoAfterACopy() throws IOException {
    CopiedText.print(StoreSamples.copiedWhole(), lines::add);
    check("store-copy-whole.txt");
  }

  @Test
  void sendsNobodyToACopyThatLacksSomething() throws IOException {
    CopiedText.print(StoreSamples.copied(), lines::add);
    check("store-copy.txt");
  }

  @Test
  void showsWhatARepairDoesAndLeaves() throws IOException {
    RepairText.printPlan(StoreSamples.repairPlanned(), lines::add);
    RepairText.print(StoreSamples.repaired(), lines::add);
    check("store-repair.txt");
  }

  @Test
  void saysWhyARepairFailedThatWasPlanned() throws IOException {
    RepairText.print(StoreSamples.repairFailed(), lines::add);
    check("store-repair-failed.txt");
  }

  private void check(String golden) throws IOException {
    Golden.check(golden, String.join("\n", lines) + "\n");
  }
}
