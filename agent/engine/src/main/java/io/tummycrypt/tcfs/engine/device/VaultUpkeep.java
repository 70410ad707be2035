package io.tummycrypt.tcfs.engine.device;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.ConflictName;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.Retention;
import io.tummycrypt.tcfs.engine.tree.Vault;
import io.tummycrypt.tcfs.engine.tree.VaultItem;
import java.io.IOException;
import java.time.Instant;

/**
 * Keeps a root's vault within its time and size. What a program has gone on writing to after it was
 * displaced is not given up: it comes back as a conflict copy.
 */
final class VaultUpkeep {
  private static final TreePath VAULT = TreePath.parse(".tcfs/vault");

  private final DeviceName device;
  private final Instant now;
  private final Report report;

  /**
   * Prepares it.
   *
   * @param report takes up what came back, and what could not be read
   */
  VaultUpkeep(DeviceName device, Instant now, Report report) {
    this.device = device;
    this.now = now;
    this.report = report;
  }

  /** One thing that fails is one finding; the rest goes on. */
  void prune(RootName root, LocalFolder folder) {
    Vault vault = new Vault(folder);
    try {
      for (VaultItem item : vault.prune(Retention.USUAL, now)) {
        handBackOrReport(root, vault, item);
      }
    } catch (IOException e) {
      report.failed(root, VAULT, IoText.of(e));
    }
  }

  private void handBackOrReport(RootName root, Vault vault, VaultItem item) {
    try {
      handBack(root, vault, item);
    } catch (IOException e) {
      report.failed(root, item.path(), "what the vault keeps of it stays there: " + IoText.of(e));
    }
  }

  /** Beside its path or, where that cannot be, beside a folder above it; else it is kept anew. */
  private void handBack(RootName root, Vault vault, VaultItem item) throws IOException {
    Content found = vault.identify(item);
    if (!found.isLive()) {
      return;
    }
    for (TreePath at = item.path(); at != null; at = at.parent()) {
      TreePath copy = ConflictName.ofDisplaced(at, device.text(), found);
      if (vault.release(item, copy)) {
        report.displaced(root, item.path(), copy);
        return;
      }
    }
    vault.renew(item, found, now);
  }
}
