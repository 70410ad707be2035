/**
 * Fleets of devices with real folders and a real store, worked on by the commands that a person
 * runs. The store is in a folder; where it may matter, the same tests run with it in a bucket, too
 * ({@link io.tummycrypt.tcfs.app.fleet.InBucket}).
 *
 * <p>Belongs here: what a user can see, from first to last effect. Does not belong here: what one
 * command says of a given answer (see {@code cli}). Open {@link
 * io.tummycrypt.tcfs.app.fleet.Machine} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.fleet;

import org.jspecify.annotations.NullMarked;
