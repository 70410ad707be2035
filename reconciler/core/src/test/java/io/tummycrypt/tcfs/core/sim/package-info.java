/**
 * A fleet in one thread: the real planner and reconciler on folders, states and chains in memory,
 * with users who work in them and everything that can go wrong, all of it drawn from one seed.
 *
 * <p>Belongs here: scenarios, faults, what must hold after every step, and versions of the core
 * that are broken on purpose, so that each check is known to be able to fail. Does not belong here:
 * tables of single cases (see {@code plan} and {@code apply}). Open {@link
 * io.tummycrypt.tcfs.core.sim.Simulation} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.sim;

import org.jspecify.annotations.NullMarked;
