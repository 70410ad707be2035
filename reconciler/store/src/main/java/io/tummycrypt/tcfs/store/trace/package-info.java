/**
 * Which piece of work a request belongs to. Belongs here: the id of a piece of work, its form for
 * other programs, and how servers are told. Does not belong here: what is done, or who notes it
 * down. Open {@link io.tummycrypt.tcfs.store.trace.TraceId} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.trace;

import org.jspecify.annotations.NullMarked;
