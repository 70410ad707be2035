/**
 * Answers as plain text for people: plans, outcomes, tables.
 *
 * <p>Belongs here: wording, order, columns, what has a colour, and that a name forges nothing. Does
 * not belong here: where the lines go, whether there are colours, JSON. Open {@link
 * io.tummycrypt.tcfs.app.render.PlanText} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.render;

import org.jspecify.annotations.NullMarked;
