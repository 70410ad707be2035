package io.tummycrypt.tcfs.app.operations;

import org.jspecify.annotations.Nullable;

/**
 * What {@code doctor} was asked for.
 *
 * @param store that is looked at
 * @param mayWrite whether things may be tried out that are taken away again
 * @param area nothing but this, and that in full; null for everything
 */
public record CheckupRequest(StoreChoice store, boolean mayWrite, Check.@Nullable Area area) {}
