package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.check.StoreSize;

/**
 * How much there is in a store.
 *
 * @param store its URL
 */
public record Measured(String store, StoreSize size) {}
