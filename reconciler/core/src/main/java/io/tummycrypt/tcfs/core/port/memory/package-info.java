/**
 * The ports in memory, for tests and the simulator: the same promises, no clock, file or chance of
 * their own.
 *
 * <p>Belongs here: one twin for each port of {@code port}, and the hands of whoever else works on
 * the same thing. Does not belong here: faults (a listener throws, the simulator decides when).
 * Open {@link io.tummycrypt.tcfs.core.port.memory.InMemoryRoot} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.port.memory;

import org.jspecify.annotations.NullMarked;
