/**
 * Hints from device to device that something was published. Whatever is lost, late, repeated or
 * invented here costs time and nothing else: what holds is in the store. Beside them, what became
 * of which path, for other programs; no device acts on that. Belongs here: what a hint or a message
 * says. Does not belong here: how it travels (see {@code nats}). Open {@link
 * io.tummycrypt.tcfs.store.event.Events} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.event;

import org.jspecify.annotations.NullMarked;
