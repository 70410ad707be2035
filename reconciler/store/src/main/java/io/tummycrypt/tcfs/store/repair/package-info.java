/**
 * Puts right what can be put right in a store from what a device still has.
 *
 * <p>Belongs here: which damaged objects can be made again, and putting them in their places. What
 * is replaced is kept under {@code repair/}, and nothing else is ever deleted. Does not belong
 * here: finding what is damaged (see {@code check}). Open {@link
 * io.tummycrypt.tcfs.store.repair.StoreRepair} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.repair;

import org.jspecify.annotations.NullMarked;
