/**
 * What holds on one device, after precedence: the one mapping from fleet documents to the core's
 * desired state.
 *
 * <p>Path rule before device root, device, fleet root, fleet defaults, built-in default. Belongs
 * here: built-in defaults, and what this version cannot honour. Does not belong here: what tcfs
 * does about it. Open {@link io.tummycrypt.tcfs.crds.effective.Effective} first.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.effective;

import org.jspecify.annotations.NullMarked;
