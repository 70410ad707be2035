/**
 * Events through NATS JetStream: one stream for all devices, and a durable consumer for each.
 * Belongs here: the stream, the consumers, and every type of the client. Does not belong here: what
 * an event means. Open {@link io.tummycrypt.tcfs.store.nats.NatsEvents} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.nats;

import org.jspecify.annotations.NullMarked;
