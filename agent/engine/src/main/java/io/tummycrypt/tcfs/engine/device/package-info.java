/**
 * One device of a fleet at work: its desired state, its folders and its store put together into
 * looking and reconciling.
 *
 * <p>Belongs here: wiring the core's ports to this machine. Does not belong here: what a command
 * prints. Open {@link io.tummycrypt.tcfs.engine.device.LocalDevice} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.device;

import org.jspecify.annotations.NullMarked;
