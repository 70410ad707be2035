/**
 * What a store says of its fleet: its identity, its devices, its document. Readers and writers are
 * apart; everything but the derived list of devices is created once.
 *
 * <p>Belongs here: the objects under {@code tcfs-meta/}. Does not belong here: what follows from
 * them. Open {@link io.tummycrypt.tcfs.store.meta.Identity} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.meta;

import org.jspecify.annotations.NullMarked;
