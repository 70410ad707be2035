/** Tests of {@code app.measure}. */
@NullMarked
package io.tummycrypt.tcfs.app.measure;

import org.jspecify.annotations.NullMarked;
