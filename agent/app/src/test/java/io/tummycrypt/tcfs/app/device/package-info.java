/** Commands on real folders that share a directory store, each device with a clock of its own. */
@NullMarked
package io.tummycrypt.tcfs.app.device;

import org.jspecify.annotations.NullMarked;
