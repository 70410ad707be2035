/** Packs, byte for byte and damaged in every way. */
@NullMarked
package io.tummycrypt.tcfs.store.pack;

import org.jspecify.annotations.NullMarked;
