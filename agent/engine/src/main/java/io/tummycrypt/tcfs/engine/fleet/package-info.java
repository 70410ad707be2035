/**
 * A fleet's store as a device uses it: opened by its URL, with contents going in and out, the
 * registry of devices, and the published document.
 *
 * <p>Belongs here: what joins the store to this machine. Does not belong here: formats (the store
 * module), and what is planned or applied (the core). Open {@link
 * io.tummycrypt.tcfs.engine.fleet.FleetStore} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.fleet;

import org.jspecify.annotations.NullMarked;
