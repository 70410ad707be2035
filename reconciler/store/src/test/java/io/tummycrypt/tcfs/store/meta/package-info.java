/** Identity, devices and document: created once, read whole, damage found. */
@NullMarked
package io.tummycrypt.tcfs.store.meta;

import org.jspecify.annotations.NullMarked;
