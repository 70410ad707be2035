/**
 * Looks at all that is in a store: whether every reference leads to what it names, and how much
 * there is. It only ever reads.
 *
 * <p>Belongs here: finding what is damaged, with the paths that need it, and measuring. Does not
 * belong here: putting anything right, and what people are told to do. Open {@link
 * io.tummycrypt.tcfs.store.check.Inspection} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.check;

import org.jspecify.annotations.NullMarked;
