/**
 * The programs: what a person starts, and the only place where the parts are put together.
 *
 * <p>Belongs here: arguments, exit codes, what is printed. Does not belong here: what a command
 * does; that is asked of the engine. Open {@link io.tummycrypt.tcfs.app.Main} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app;

import org.jspecify.annotations.NullMarked;
