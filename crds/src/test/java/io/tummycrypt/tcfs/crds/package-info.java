/** Proof of the whole module: recorded files and the direction of its dependencies. */
@NullMarked
package io.tummycrypt.tcfs.crds;

import org.jspecify.annotations.NullMarked;
