package io.tummycrypt.tcfs.crds.v1alpha1;

import org.jspecify.annotations.Nullable;

/** One object of a fleet document; its kind is the simple name of its type. */
public sealed interface TcfsObject permits TcfsFleet, TcfsDevice {
  @Nullable Metadata metadata();

  /** The name in the metadata, or null if nobody wrote one. */
  default @Nullable String name() {
    Metadata metadata = metadata();
    return metadata == null ? null : metadata.name();
  }
}
