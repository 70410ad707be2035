@NullMarked
package io.tummycrypt.tcfs.store.trace;

import org.jspecify.annotations.NullMarked;
