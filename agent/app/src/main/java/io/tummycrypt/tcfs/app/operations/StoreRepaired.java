package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.repair.Repaired;

/**
 * What came of a repair.
 *
 * @param store its URL
 */
public record StoreRepaired(String store, Repaired repaired) {}
