package io.tummycrypt.tcfs.store.slot;

import io.tummycrypt.tcfs.core.version.Digest;

/** A slot that was read and verified, and the digest of its stored bytes. */
record ReadSlot(SlotRecord slot, Digest hash) {}
