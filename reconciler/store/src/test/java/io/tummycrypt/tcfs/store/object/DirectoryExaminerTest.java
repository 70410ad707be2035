package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.object.StoreTrait.Aspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryExaminerTest {
  @TempDir Path folder;

  @Test
  void tellsOfThePlaceTheDiskAndItsClock() throws IOException {
    DirectoryObjectStore.create(folder);
    List<StoreTrait> traits = examine(/* mayWrite= */ true);
    assertEquals(
        List.of(Aspect.PLACE, Aspect.SPACE, Aspect.CLOCK),
        traits.stream().map(StoreTrait::aspect).toList());
    assertTrue(((StoreTrait.Place) traits.get(0)).found().startsWith(folder + ", on "));
    assertTrue(((StoreTrait.Space) traits.get(1)).freeBytes() > 0);
    // The clock of the test stands still at the epoch: the disk is far ahead of it.
    Duration ahead = ((StoreTrait.Clock) traits.get(2)).ahead();
    assertTrue(ahead.compareTo(Duration.ofDays(365)) > 0, ahead.toString());
    try (Stream<Path> left = Files.list(folder.resolve(".tmp"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void makesNothingWhereItMayNotWrite() throws IOException {
    DirectoryObjectStore.create(folder);
    assertEquals(2, examine(/* mayWrite= */ false).size());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(1, all.count());
    }
  }

  @Test
  void aFolderWithoutAMarkerIsNoStoreAndNothingElseIsLookedAt() {
    List<StoreTrait> traits = examine(/* mayWrite= */ true);
    assertEquals(1, traits.size());
    StoreTrait.Failed failed = assertInstanceOf(StoreTrait.Failed.class, traits.getFirst());
    assertEquals(Aspect.PLACE, failed.aspect());
    assertInstanceOf(StoreAbsentException.class, failed.why());
  }

  private List<StoreTrait> examine(boolean mayWrite) {
    return new DirectoryExaminer(folder, mayWrite, () -> Instant.EPOCH).examine();
  }
}
