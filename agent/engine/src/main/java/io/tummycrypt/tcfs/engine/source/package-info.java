/**
 * Where a fleet document comes from that is not written on this machine with tcfs: files that
 * somebody else keeps, or a git repository.
 *
 * <p>Belongs here: how such a source is read, and what of it is believed. All that comes from a
 * repository is hostile: nothing of it is run, checked out or followed. Does not belong here: what
 * is published of it, and when. Open {@link io.tummycrypt.tcfs.engine.source.DocumentSource} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.source;

import org.jspecify.annotations.NullMarked;
