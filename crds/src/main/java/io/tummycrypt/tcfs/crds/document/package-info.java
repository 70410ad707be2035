/**
 * The fleet document as a value: its text, its objects with positions, and the changes that tcfs
 * itself makes to it.
 *
 * <p>Does not belong here: what the document means on a device (the effective settings). Open
 * {@link io.tummycrypt.tcfs.crds.document.FleetDocument} first.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.document;

import org.jspecify.annotations.NullMarked;
