package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.format.FleetId;

/**
 * Which fleet a store belongs to, and how its content is cut. It is made first and never changes.
 */
public record Identity(FleetName name, FleetId fleet, ChunkSizes chunks) {}
