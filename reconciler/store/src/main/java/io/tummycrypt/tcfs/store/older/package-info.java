/**
 * The store of an older tcfs, in its own layout: {@code index/PATH} names a manifest, {@code
 * manifests/HASH} names chunks, {@code chunks/HASH} are bytes. It is read to be imported, and never
 * written.
 *
 * <p>Belongs here: what older manifests and index entries say, whether their content is whole, and
 * what an import makes of them against the view of a fleet. Does not belong here: how a fleet
 * publishes what is imported. Open {@link io.tummycrypt.tcfs.store.older.OlderCatalog} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.older;

import org.jspecify.annotations.NullMarked;
