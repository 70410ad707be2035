/** Each kind of damage to a store is named, with what needs the object, and nothing else is. */
@NullMarked
package io.tummycrypt.tcfs.store.check;

import org.jspecify.annotations.NullMarked;
