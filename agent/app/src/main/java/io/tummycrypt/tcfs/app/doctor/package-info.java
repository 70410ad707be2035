/**
 * The checks of {@code tcfs doctor}: what is found becomes a level, words, and a next step.
 *
 * <p>Belongs here: what is good enough, and what to do about what is not. Does not belong here: how
 * something is found (see the engine and the store), and which device, roots and store are looked
 * at (see {@code device}). Open {@link io.tummycrypt.tcfs.app.doctor.StoreCheck} first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.doctor;

import org.jspecify.annotations.NullMarked;
