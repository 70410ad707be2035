/**
 * Moves a fleet from one store into another one, object by object. Everything is created once, so a
 * copy that was cut short goes on where it was.
 *
 * <p>Belongs here: what is copied, in which order, and whether the target may be copied into. Does
 * not belong here: opening stores, and proving that the target keeps its promises. Open {@link
 * io.tummycrypt.tcfs.store.copy.StoreCopy} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.copy;

import org.jspecify.annotations.NullMarked;
