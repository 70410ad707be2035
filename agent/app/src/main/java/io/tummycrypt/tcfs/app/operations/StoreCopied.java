package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.store.copy.Copied;

/**
 * What came of copying a fleet's store.
 *
 * @param from the URL of the one; {@code to} that of the other one
 */
public record StoreCopied(FleetName fleet, String from, String to, Copied copied) {}
