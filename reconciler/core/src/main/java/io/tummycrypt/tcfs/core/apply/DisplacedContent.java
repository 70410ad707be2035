package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What becomes of bytes that had to make room: the vault if they are what we expected, else a
 * conflict copy.
 */
final class DisplacedContent {
  private final RootName root;
  private final DeviceName device;
  private final RootReader reader;
  private final RootWriter writer;

  DisplacedContent(RootName root, DeviceName device, RootFolder folder) {
    this.root = root;
    this.device = device;
    this.reader = folder.reader();
    this.writer = folder.writer();
  }

  /**
   * Finds everything that is in a batch its place. What was to be placed is the fleet's, and is
   * deleted; anything else was displaced, also if the step that did it failed thereafter.
   */
  void clear(String batch, Intent intent, Report report) throws IOException {
    Map<Integer, Intent.Item> items = new TreeMap<>();
    intent.items().forEach(item -> items.put(item.number(), item));
    for (int number : writer.temporaries(batch)) {
      Intent.Item item = items.get(number);
      Content found = writer.identify(batch, number);
      if (item == null || found.sameContent(item.next())) {
        writer.discard(batch, number);
      } else {
        settle(batch, item, found, report);
      }
    }
    writer.sync();
  }

  /** What was expected is known to the fleet; anything else somebody wrote a moment ago. */
  private void settle(String batch, Intent.Item item, Content found, Report report)
      throws IOException {
    boolean isKnown = found.sameContent(item.expected());
    if (isKnown || !placeCopy(batch, item.number(), item.path(), found, report)) {
      writer.vault(batch, item.number(), item.path(), found);
    }
  }

  /**
   * Gives unexpected bytes a name beside their path or, where a file has taken the place of a
   * folder above it, beside that; false if they have one already.
   */
  private boolean placeCopy(String batch, int number, TreePath path, Content found, Report report)
      throws IOException {
    for (TreePath at = path; at != null; at = at.parent()) {
      TreePath copy = ConflictName.ofDisplaced(at, device.text(), found);
      if (writer.place(batch, number, copy)) {
        report.displaced(root, path, copy);
        return true;
      }
      if (reader.identify(copy).sameContent(found)) {
        return false;
      }
    }
    report.failed(root, path, "what was found there is kept in the vault alone");
    return false;
  }

  /**
   * Ends the batches that a killed process left. Without an intent nothing was displaced. With one,
   * a temporary that is what was to be placed is ours; anything else was displaced. With one that
   * is damaged nobody knows, and all of them are kept.
   */
  void recover(Report report) throws IOException {
    for (String batch : writer.batches()) {
      recover(batch, report);
    }
  }

  private void recover(String batch, Report report) throws IOException {
    Intent intent = writer.intent(batch);
    if (intent != null && !intent.isSound()) {
      keepAll(batch, report);
    } else {
      clear(batch, intent == null ? new Intent(List.of()) : intent, report);
    }
    writer.end(batch);
  }

  /** Where each was is not known; the name says what it was found in. */
  private void keepAll(String batch, Report report) throws IOException {
    for (int number : writer.temporaries(batch)) {
      TreePath path = TreePath.parse("unknown-" + batch + "-" + number);
      writer.vault(batch, number, path, writer.identify(batch, number));
      report.failed(
          root, path, "found after a crash without what was known of it; kept in the vault");
    }
    writer.sync();
  }
}
