package io.tummycrypt.tcfs.app.operations;

/**
 * What {@code doctor} was asked for.
 *
 * @param store that is looked at
 * @param mayWrite whether things may be tried out that are taken away again
 */
public record CheckupRequest(StoreChoice store, boolean mayWrite) {}
