/** Entries: round trips of what we write, and refusal of what we would not. */
@NullMarked
package io.tummycrypt.tcfs.store.entry;

import org.jspecify.annotations.NullMarked;
