/** Tests of {@code app.cli}. */
@NullMarked
package io.tummycrypt.tcfs.app.cli;

import org.jspecify.annotations.NullMarked;
