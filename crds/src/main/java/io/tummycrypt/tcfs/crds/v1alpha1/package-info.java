/**
 * The objects of a fleet document, version {@code tcfs.tummycrypt.io/v1alpha1}: what a person
 * wrote.
 *
 * <p>Every component is nullable, and null means that nobody wrote it, also for required ones: an
 * object with findings is still looked at by the rules. Belongs here: fields, limits, descriptions.
 * Does not belong here: precedence and built-in defaults, which are applied once, on the way to the
 * core's desired state. Open {@link io.tummycrypt.tcfs.crds.v1alpha1.TcfsFleet} first.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.v1alpha1;

import org.jspecify.annotations.NullMarked;
