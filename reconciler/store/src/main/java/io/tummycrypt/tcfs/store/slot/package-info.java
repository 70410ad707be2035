/**
 * The chains of all devices: their slots, and the logs that heads name.
 *
 * <p>Belongs here: the bytes of a slot, reading a head with its log, writing the next one. Does not
 * belong here: what follows from heads (see the core). Open {@link
 * io.tummycrypt.tcfs.store.slot.StoreHeadReader} and {@link
 * io.tummycrypt.tcfs.store.slot.StoreHeadWriter} first; {@link
 * io.tummycrypt.tcfs.store.slot.History} tells what was superseded, too.
 */
@NullMarked
package io.tummycrypt.tcfs.store.slot;

import org.jspecify.annotations.NullMarked;
