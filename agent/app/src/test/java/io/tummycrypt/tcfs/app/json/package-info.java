/** Tests of {@code app.json}. */
@NullMarked
package io.tummycrypt.tcfs.app.json;

import org.jspecify.annotations.NullMarked;
