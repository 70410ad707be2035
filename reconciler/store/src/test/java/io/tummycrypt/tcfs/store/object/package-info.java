/** The contract of object stores, run against each, and what is particular to each. */
@NullMarked
package io.tummycrypt.tcfs.store.object;

import org.jspecify.annotations.NullMarked;
