package io.tummycrypt.tcfs.crds.v1alpha1;

/** How a git repository below a root is carried. */
public enum GitSyncMode {
  /** As a bundle: objects and refs, never configuration or hooks. */
  BUNDLE,
  /** File by file. */
  RAW
}
