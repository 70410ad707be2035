/**
 * One step of a device's log as a line of JSON.
 *
 * <p>Belongs here: the members of an entry and what is refused in one. Does not belong here: where
 * entries stand (see {@code segment} and {@code slot}). Open {@link
 * io.tummycrypt.tcfs.store.entry.EntryWriter} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.entry;

import org.jspecify.annotations.NullMarked;
