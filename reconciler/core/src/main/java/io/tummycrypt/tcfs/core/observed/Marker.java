package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.RootName;

/**
 * What stands in {@code .tcfs/} at the top of a root.
 *
 * @param fleetId the fleet whose root this is
 * @param token random, renewed now and then and kept in the state; another one means a copied or
 *     restored tree
 */
public record Marker(String fleetId, RootName root, String token) {}
