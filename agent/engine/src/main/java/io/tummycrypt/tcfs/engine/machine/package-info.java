/**
 * The machine that tcfs runs on, as the core asks for it. Open {@link
 * io.tummycrypt.tcfs.engine.machine.LocalMachine} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.machine;

import org.jspecify.annotations.NullMarked;
