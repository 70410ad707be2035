/**
 * When an agent looks at what. Whatever it hears, of files, of other devices, of the document, only
 * says "look there"; what it does follows from what it then sees. So signals that are lost,
 * repeated, or come in another order cost time, and nothing else.
 *
 * <p>Belongs here: what waits to be looked at, and until when, and what is known meanwhile. Does
 * not belong here: looking, and what follows from it (see {@code apply}). Times are milliseconds of
 * a clock that never goes back and that the caller reads. Open {@link
 * io.tummycrypt.tcfs.core.loop.Agenda} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.loop;

import org.jspecify.annotations.NullMarked;
