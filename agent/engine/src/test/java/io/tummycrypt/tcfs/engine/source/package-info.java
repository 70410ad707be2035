@NullMarked
package io.tummycrypt.tcfs.engine.source;

import org.jspecify.annotations.NullMarked;
