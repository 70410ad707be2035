/**
 * Plans in files, to be looked at now and carried out later, if they would still be the same.
 *
 * <p>Open {@link io.tummycrypt.tcfs.app.saved.PlanFile} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.saved;

import org.jspecify.annotations.NullMarked;
