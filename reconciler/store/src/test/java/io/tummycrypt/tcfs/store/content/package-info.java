/** Storing and reading files, and what happens when a pack or the store is broken. */
@NullMarked
package io.tummycrypt.tcfs.store.content;

import org.jspecify.annotations.NullMarked;
