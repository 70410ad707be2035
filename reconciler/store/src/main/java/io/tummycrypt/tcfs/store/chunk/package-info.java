/**
 * From bytes to chunks: where content is cut, and how a piece of it is named by its digest.
 *
 * <p>Belongs here: what is decided from bytes alone. Does not belong here: where chunks are kept
 * (see {@code pack}). Open {@link io.tummycrypt.tcfs.store.chunk.FastCdc} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.chunk;

import org.jspecify.annotations.NullMarked;
