/** Published vectors of BLAKE3 and FastCDC. */
@NullMarked
package io.tummycrypt.tcfs.store.chunk;

import org.jspecify.annotations.NullMarked;
