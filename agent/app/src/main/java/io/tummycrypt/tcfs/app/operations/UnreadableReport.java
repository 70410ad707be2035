package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;

/**
 * The last report of a device, where it cannot be read. What the device has read since it last
 * published something is then not known; all else is as the store says.
 *
 * @param problem which object it is and what was found, in words
 * @param nextStep what a person can do, in words
 */
public record UnreadableReport(DeviceName device, String problem, String nextStep) {}
