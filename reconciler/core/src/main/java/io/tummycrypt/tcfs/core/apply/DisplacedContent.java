package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What becomes of bytes that had to make room: the vault if they are what we expected, else a
 * conflict copy.
 */
final class DisplacedContent {
  private final RootName root;
  private final DeviceName device;
  private final RootWriter writer;

  DisplacedContent(RootName root, DeviceName device, RootWriter writer) {
    this.root = root;
    this.device = device;
    this.writer = writer;
  }

  /** Finds the displaced temporary a safe place; none there is no error. */
  void settle(String batch, int number, TreePath path, Content expected, Report report)
      throws IOException {
    Content found = writer.identify(batch, number);
    if (!found.isLive()) {
      return;
    }
    if (!found.sameContent(expected)) {
      TreePath copy = ConflictName.ofDisplaced(path, device.text(), found);
      if (writer.place(batch, number, copy)) {
        report.displaced(root, path, copy);
        return;
      }
    }
    writer.vault(batch, number, path, found);
  }

  /**
   * Ends the batches that a killed process left. Without an intent nothing was displaced. With one,
   * a temporary that is what was to be placed is ours; anything else was displaced.
   */
  void recover(Report report) throws IOException {
    for (String batch : writer.batches()) {
      recover(batch, report);
    }
  }

  private void recover(String batch, Report report) throws IOException {
    Intent intent = writer.intent(batch);
    SortedSet<Integer> temporaries = writer.temporaries(batch);
    Map<Integer, Intent.Item> items = new TreeMap<>();
    if (intent != null) {
      intent.items().forEach(item -> items.put(item.number(), item));
    }
    for (int number : temporaries) {
      Intent.Item item = items.get(number);
      if (item == null || writer.identify(batch, number).sameContent(item.next())) {
        writer.discard(batch, number);
      } else {
        settle(batch, number, item.path(), item.expected(), report);
      }
    }
    writer.sync();
    writer.end(batch);
  }
}
