package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;

/** A device that is retired; {@code already} if it was before. */
public record Revocation(DeviceName device, boolean already) {}
