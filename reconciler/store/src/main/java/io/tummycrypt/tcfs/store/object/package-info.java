/**
 * Objects under keys: the one port through which everything in the bucket or directory is read and
 * written, and its implementations.
 *
 * <p>Belongs here: listing, reading, creating once, deleting, and the proof that a store keeps
 * these promises. Does not belong here: what the objects mean (see {@code format} and the packages
 * above it). Open {@link io.tummycrypt.tcfs.store.object.ObjectReader} and {@link
 * io.tummycrypt.tcfs.store.object.ObjectWriter} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.object;

import org.jspecify.annotations.NullMarked;
