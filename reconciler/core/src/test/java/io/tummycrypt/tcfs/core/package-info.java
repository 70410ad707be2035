/**
 * What the tests of the core share, here and in other modules. Open {@link
 * io.tummycrypt.tcfs.core.Generators} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core;

import org.jspecify.annotations.NullMarked;
