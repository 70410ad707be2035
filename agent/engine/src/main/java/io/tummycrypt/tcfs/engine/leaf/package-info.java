/**
 * The NATS server that this machine runs for the devices near it, a leaf node. Belongs here: its
 * configuration, its program as a child of the agent, and what it tells of itself. Does not belong
 * here: how devices use a server (see {@code store.nats}). Open {@link
 * io.tummycrypt.tcfs.engine.leaf.LeafKeeper} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.leaf;

import org.jspecify.annotations.NullMarked;
