package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.entry.SyncManifest;
import java.util.List;

/**
 * The manifest of one version of a path.
 *
 * @param unreadable reports that might have named a later version of a device
 */
public record PublishedManifest(SyncManifest manifest, List<UnreadableReport> unreadable) {
  public PublishedManifest {
    unreadable = List.copyOf(unreadable);
  }
}
