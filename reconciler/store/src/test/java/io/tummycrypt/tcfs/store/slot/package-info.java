/** Chains: what is written is read, and every damage is found. */
@NullMarked
package io.tummycrypt.tcfs.store.slot;

import org.jspecify.annotations.NullMarked;
