package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder is made durable for each batch of files, and not for each file. */
class BatchSyncsTest {
  @Test
  void aBatchOfManyFilesIsMadeDurableAsOftenAsOneOfFew() throws IOException {
    assertTrue(syncsToPull(10) > 0);
    assertEquals(syncsToPull(10), syncsToPull(1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyFurtherBatchCostsTheSame(int batches) throws IOException {
    int ofOne = syncsToPull(BatchesInTurn.ACTIONS);

    assertEquals(batches * ofOne, syncsToPull(batches * BatchesInTurn.ACTIONS));
  }

  /** How often a device makes its folder durable that pulls so many new files. */
  private static int syncsToPull(int files) throws IOException {
    SmallFleet fleet = new SmallFleet();
    Device a = fleet.join("a");
    Device b = fleet.join("b");
    for (int number = 0; number < files; number++) {
      a.write("new-" + number, 1);
    }
    a.run();
    int before = b.syncs();
    b.run();
    assertEquals(files, b.tree().size());
    return b.syncs() - before;
  }
}
