/**
 * What can be made again is, to the byte, wherever a repair was cut short; nothing else changes.
 */
@NullMarked
package io.tummycrypt.tcfs.store.repair;

import org.jspecify.annotations.NullMarked;
