/**
 * Sealed runs of entries.
 *
 * <p>Belongs here: the bytes of a segment. Does not belong here: which segments make up a log (see
 * {@code slot}). Open {@link io.tummycrypt.tcfs.store.segment.SegmentCodec} first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.segment;

import org.jspecify.annotations.NullMarked;
