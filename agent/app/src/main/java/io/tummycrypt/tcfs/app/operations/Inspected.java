package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.check.Condition;

/**
 * How a store was found.
 *
 * @param store its URL
 */
public record Inspected(String store, Condition condition) {}
