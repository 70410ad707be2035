/** Tests of {@code app.terminal}. */
@NullMarked
package io.tummycrypt.tcfs.app.terminal;

import org.jspecify.annotations.NullMarked;
