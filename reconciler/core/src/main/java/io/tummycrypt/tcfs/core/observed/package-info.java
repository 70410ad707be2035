/**
 * What the agent can see on this machine, and what it remembers of its own doing.
 *
 * <p>Belongs here: scanned trees, markers, bases, the device's state. Does not belong here: what
 * the fleet says (see {@code view}) and what follows from both (see {@code plan}). Open {@link
 * io.tummycrypt.tcfs.core.observed.LocalTree} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.observed;

import org.jspecify.annotations.NullMarked;
