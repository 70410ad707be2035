/**
 * What the device remembers, on disk: a journal of its changes.
 *
 * <p>Belongs here: the bytes of the journal, when they are durable, what is done about torn and
 * damaged ones. Does not belong here: what the changes mean (see {@code core.observed}). Open
 * {@link io.tummycrypt.tcfs.engine.state.JournalStateStore} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.state;

import org.jspecify.annotations.NullMarked;
