package io.tummycrypt.tcfs.app.operations;

/** A device that is in the registry; {@code already} if it was before. */
public record Enrolment(DeviceEntry device, boolean already) {}
