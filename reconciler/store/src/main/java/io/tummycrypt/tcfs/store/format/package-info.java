/**
 * What all objects of a store have in common: their keys, the fleet and format they name, JSON
 * whose every byte is verified, compression that never expands beyond what was declared, and the
 * ways in which an object can be refused.
 *
 * <p>Does not belong here: any one kind of object. Open {@link
 * io.tummycrypt.tcfs.store.format.StoreKeys} first; {@code docs/formats.md} has every byte.
 */
@NullMarked
package io.tummycrypt.tcfs.store.format;

import org.jspecify.annotations.NullMarked;
