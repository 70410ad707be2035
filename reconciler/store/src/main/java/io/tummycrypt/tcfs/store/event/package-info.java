/**
 * Hints from device to device that something was published. Whatever is lost, late, repeated or
 * invented here costs time and nothing else: what holds is in the store. Belongs here: what a hint
 * says. Does not belong here: how it travels (see {@code nats}). Open {@link
 * io.tummycrypt.tcfs.store.event.Events} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.event;

import org.jspecify.annotations.NullMarked;
