/**
 * The machine itself: its clock, its chance, its boots, its name.
 *
 * <p>Belongs here: what makes two runs differ. Does not belong here: files (see {@code posix} and
 * {@code home}). Open {@link io.tummycrypt.tcfs.engine.machine.LocalMachine} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.machine;

import org.jspecify.annotations.NullMarked;
