/**
 * Chunks compressed together in frames, frames together in packs.
 *
 * <p>Belongs here: the layout of a pack, writing one and reading a chunk out of one. Does not
 * belong here: which chunks a file has (see {@code content}). Open {@link
 * io.tummycrypt.tcfs.store.pack.PackTable} first; {@code docs/formats.md} has every byte.
 */
@NullMarked
package io.tummycrypt.tcfs.store.pack;

import org.jspecify.annotations.NullMarked;
