package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a crash left in a batch, whose intent the disk kept or did not keep. */
class DamagedIntentTest {
  private static final RootName ROOT = new RootName("docs");
  private static final TreePath PATH = TreePath.parse("a");

  private final InMemoryRoot root = new InMemoryRoot(() -> 1_000, _ -> true);
  private final Report report = new Report();
  private final Content edited = SmallFleet.file(1);
  private String batch = "";

  @BeforeEach
  void displaceAFileAndDie() throws IOException {
    root.mark(new Marker("fleet-id", ROOT, "token"));
    root.user().write(PATH, SmallFleet.file(1));
    batch = root.begin();
    root.intend(batch, new Intent(List.of(new Intent.Item(0, PATH, edited, Content.nothing()))));
    assertTrue(root.take(batch, 0, PATH));
  }

  private void recover() throws IOException {
    new DisplacedContent(ROOT, new DeviceName("ada"), new RootFolder(root, root)).recover(report);
    assertEquals(new TreeSet<>(), root.batches());
  }

  @Test
  void soundIntentSaysWhereADisplacedFileWas() throws IOException {
    recover();
    assertEquals(List.of(new InMemoryRoot.Vaulted(PATH, edited)), root.vault());
    assertEquals(List.of(), report.failures());
  }

  @Test
  void nothingIsDiscardedWhenTheIntentIsDamaged() throws IOException {
    root.damageIntent(batch);
    recover();
    TreePath unknown = TreePath.parse("unknown-" + batch + "-0");
    assertEquals(List.of(new InMemoryRoot.Vaulted(unknown, edited)), root.vault());
    assertEquals(List.of(unknown), report.failures().stream().map(Report.Failure::path).toList());
  }
}
