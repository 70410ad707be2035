/**
 * What to do so that observed state becomes desired state: a pure function, same input, same plan,
 * in the same order.
 *
 * <p>Belongs here: the three-way table, conflicts, guards, what to drop from the log. Does not
 * belong here: doing any of it (see {@code apply}). Open {@link
 * io.tummycrypt.tcfs.core.plan.Planner} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.plan;

import org.jspecify.annotations.NullMarked;
