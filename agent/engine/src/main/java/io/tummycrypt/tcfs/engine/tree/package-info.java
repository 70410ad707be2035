/**
 * A root's folder on this machine: looked at, scanned, changed in batches, and its vault.
 *
 * <p>Belongs here: what stands in {@code .tcfs}, how a tree is read completely, how content is made
 * ready, swapped in, and how what it displaces is kept. Does not belong here: system calls (see
 * {@code posix}), what to do and why (the core plans). Reading and writing are two classes, so that
 * who only plans is given nothing that writes. Open {@link
 * io.tummycrypt.tcfs.engine.tree.LocalFolder} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.tree;

import org.jspecify.annotations.NullMarked;
