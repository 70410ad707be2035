/**
 * Observing through reading ports, and carrying a plan out through writing ports, in an order in
 * which a crash between any two effects loses nothing. After a crash: resend what was pending, look
 * at what a batch left, scan, plan again; there is no other path.
 *
 * <p>Belongs here: the order of effects. Does not belong here: what to do (see {@code plan}), and
 * how an effect is done (see {@code port}). Open {@link io.tummycrypt.tcfs.core.apply.Reconciler}
 * first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.apply;

import org.jspecify.annotations.NullMarked;
