/** Tests of reading older stores, and of what an import makes of them. */
@NullMarked
package io.tummycrypt.tcfs.store.older;

import org.jspecify.annotations.NullMarked;
