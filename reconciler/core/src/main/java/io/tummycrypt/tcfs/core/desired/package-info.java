/**
 * Desired state as it holds on one device, after precedence: nothing is nullable, each value knows
 * its origin.
 *
 * <p>Belongs here: what the planner may ask of the fleet document. Does not belong here: how a
 * document is written, read, layered or checked (the API types do that). Open {@link
 * io.tummycrypt.tcfs.core.desired.Desired} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.desired;

import org.jspecify.annotations.NullMarked;
