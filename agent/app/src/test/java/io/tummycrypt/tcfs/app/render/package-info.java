/** Tests of {@code app.render}. */
@NullMarked
package io.tummycrypt.tcfs.app.render;

import org.jspecify.annotations.NullMarked;
