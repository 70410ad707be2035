/**
 * What the fleet says: the heads of all devices, and their logs merged into siblings, path by path.
 *
 * <p>Belongs here: everything that is computed from published heads alone. Does not belong here:
 * what is on this machine (see {@code observed}). Open {@link
 * io.tummycrypt.tcfs.core.view.FleetView} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.view;

import org.jspecify.annotations.NullMarked;
