/** Segments, whole and damaged. */
@NullMarked
package io.tummycrypt.tcfs.store.segment;

import org.jspecify.annotations.NullMarked;
