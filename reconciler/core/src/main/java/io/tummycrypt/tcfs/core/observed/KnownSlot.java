package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.version.Digest;

/** The highest slot of a device's chain that this device has seen, and the digest of its bytes. */
public record KnownSlot(long seq, Digest hash) {}
