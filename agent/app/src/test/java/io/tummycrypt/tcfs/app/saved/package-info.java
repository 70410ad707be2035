/** Tests of {@code app.saved}. */
@NullMarked
package io.tummycrypt.tcfs.app.saved;

import org.jspecify.annotations.NullMarked;
