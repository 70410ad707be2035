/** A copy of a store is whole, right at every moment, and goes on wherever it was cut short. */
@NullMarked
package io.tummycrypt.tcfs.store.copy;

import org.jspecify.annotations.NullMarked;
