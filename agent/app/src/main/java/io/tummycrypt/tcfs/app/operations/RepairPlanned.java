package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.store.repair.RepairPlan;

/**
 * What can be put right in a store from here, before anything of it is done.
 *
 * @param store its URL
 */
public record RepairPlanned(String store, RepairPlan plan) {}
