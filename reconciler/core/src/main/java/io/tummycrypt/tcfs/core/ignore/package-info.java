/**
 * Which paths a root leaves out: patterns with the semantics of gitignore, from the fleet document
 * and from {@code .tcfsignore} files in the tree.
 *
 * <p>Belongs here: patterns, what they match, and which of them decides. Does not belong here:
 * reading the files (the scanner does), and what follows for a path that was tracked before (see
 * {@code plan}). Open {@link io.tummycrypt.tcfs.core.ignore.IgnoreRules} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.ignore;

import org.jspecify.annotations.NullMarked;
