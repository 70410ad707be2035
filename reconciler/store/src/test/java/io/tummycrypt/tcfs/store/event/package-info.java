/** The contract of events, which a server in memory and a real one keep. */
@NullMarked
package io.tummycrypt.tcfs.store.event;

import org.jspecify.annotations.NullMarked;
