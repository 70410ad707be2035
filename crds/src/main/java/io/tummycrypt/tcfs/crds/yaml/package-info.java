/**
 * From YAML text to API records with positions, and back.
 *
 * <p>Reading never throws for bad input: everything that is wrong becomes a {@link
 * io.tummycrypt.tcfs.crds.yaml.Finding} with its place, and fixed limits hold before anything is
 * built. Does not belong here: what more than one field must agree on (the rules). Types of the
 * YAML library end in this package. Open {@link io.tummycrypt.tcfs.crds.yaml.ObjectReader} first.
 */
@NullMarked
package io.tummycrypt.tcfs.crds.yaml;

import org.jspecify.annotations.NullMarked;
