/** Tests of {@code app.log}. */
@NullMarked
package io.tummycrypt.tcfs.app.log;

import org.jspecify.annotations.NullMarked;
