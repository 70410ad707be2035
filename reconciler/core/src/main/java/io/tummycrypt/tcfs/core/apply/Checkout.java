package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action.Local;
import java.io.IOException;
import java.util.List;

/**
 * Puts versions into a folder that is no root. As in a root, bytes are durable before they get a
 * name, and whatever is found in their place is known to the fleet or becomes a conflict copy. What
 * is there afterwards is nothing to agree upon.
 */
public final class Checkout {
  private final RootName root;
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
    this.folder = folder;
    this.displaced = new DisplacedContent(root, device, folder);
  }

  /** Finds what a killed run left half done its place; safe to repeat. */
  public void recover(Report report) throws IOException {
    displaced.recover(report);
  }

  /**
   * Carries these out in their order. One that fails is reported and the rest goes on.
   *
   * @throws IOException if the folder as a whole fails; what was begun is found by {@link #recover}
   */
  public void apply(List<Local> actions, Report report) throws IOException {
    new BatchesInTurn(actions, batchSize)
        .carryOut(
            batch -> FolderBatch.begin(root, folder, displaced, report, batch),
            batch -> {
              FolderBatch.Result result = batch.apply();
              result.applied().forEach(report::done);
              folder.writer().end(result.batch());
              return true;
            });
  }
}
