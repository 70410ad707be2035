/**
 * The device on this machine behind what the commands ask. Only wiring: what is asked, and in what
 * words it is refused. Open {@link io.tummycrypt.tcfs.app.device.LocalOperations} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.device;

import org.jspecify.annotations.NullMarked;
