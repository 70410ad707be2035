package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.ConflictName;
import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * Puts versions into a folder that is no root. As in a root, bytes are durable before they get a
 * name, and whatever is found in their place is known to the fleet or becomes a conflict copy. What
 * is there afterwards is nothing to agree upon.
 */
public final class Checkout {
  private static final int MAX_COPIES = 1000;

  private final RootName root;
  private final DeviceName device;
  private final RootFolder folder;
  private final DisplacedContent displaced;
  private final int batchSize;

  /**
   * @param root where the versions are from
   * @param device in the names of conflict copies
   */
  public Checkout(RootName root, DeviceName device, RootFolder folder) {
    this(root, device, folder, BatchesInTurn.ACTIONS);
  }

  /** The same with batches of another size. */
  Checkout(RootName root, DeviceName device, RootFolder folder, int batchSize) {
    this.batchSize = batchSize;
    this.root = root;
    this.device = device;
    this.folder = folder;
    this.displaced = new DisplacedContent(root, device, folder);
  }

  /** Finds what a killed run left half done its place; safe to repeat. */
  public void recover(Report report) throws IOException {
    displaced.recover(report);
  }

  /**
   * Carries out what a look at the folder has found to be done. What fails is reported and the rest
   * goes on.
   *
   * @throws IOException if the folder as a whole fails; what was begun is found by {@link #recover}
   */
  public void apply(PullLook look, Report report) throws IOException {
    new BatchesInTurn(look.actions(), batchSize, Portions.BYTES)
        .carryOut(
            batch -> FolderBatch.begin(root, folder, displaced, report, batch),
            batch -> {
              FolderBatch.Result result =
                  batch.makingRoom(path -> makeRoom(look, path, report)).apply();
              result.applied().stream()
                  .filter(action -> !PullLook.isDisplacement(action))
                  .forEach(report::done);
              folder.writer().end(result.batch());
              return true;
            });
  }

  /** A folder becomes a conflict copy as a whole: each thing in it keeps its name. */
  private void makeRoom(PullLook look, TreePath path, Report report) throws IOException {
    if (!look.folders().contains(path)
        || !(folder.reader().identify(path) instanceof Content.Folder)) {
      return;
    }
    for (int number = 1; number <= MAX_COPIES; number++) {
      TreePath copy = ConflictName.ofFolder(path, device.text(), number);
      if (folder.writer().moveFolder(path, copy)) {
        report.displaced(root, path, copy);
        return;
      }
    }
    throw new FileSystemException(
        path.toString(), null, "a folder is there, and its conflict copies have no name left");
  }
}
