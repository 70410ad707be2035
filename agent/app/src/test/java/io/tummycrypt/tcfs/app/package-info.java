/** Tests of the programs and of how the modules hang together. */
@NullMarked
package io.tummycrypt.tcfs.app;

import org.jspecify.annotations.NullMarked;
