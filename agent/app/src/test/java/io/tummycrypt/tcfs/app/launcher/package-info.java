/**
 * The shell code of {@code ./tcfs} and {@code ./check}, run by real shells on machines that are
 * made up of folders.
 *
 * <p>Belongs here: what the launchers find, build and say before tcfs itself runs. Open {@link
 * io.tummycrypt.tcfs.app.launcher.FakeSystem} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.launcher;

import org.jspecify.annotations.NullMarked;
