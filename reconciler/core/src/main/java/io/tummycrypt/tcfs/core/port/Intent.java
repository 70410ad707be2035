package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.List;

/**
 * What a batch is about to do, written before it does it, so that after a crash each temporary is
 * known for what it is: content of ours, or something displaced.
 *
 * @param isSound false if it is there and cannot be believed: any temporary may be something
 *     displaced
 */
public record Intent(List<Item> items, boolean isSound) {
  /** One that is there, and says nothing that can be believed. */
  public static final Intent DAMAGED = new Intent(List.of(), false);

  public Intent {
    items = List.copyOf(items);
  }

  /** A sound one. */
  public Intent(List<Item> items) {
    this(items, true);
  }

  /**
   * One path of a batch.
   *
   * @param number names the temporary within the batch
   * @param expected what we believe is at the path; a tombstone if nothing
   * @param next what shall be there; a tombstone if nothing
   */
  public record Item(int number, TreePath path, Content expected, Content next) {}
}
