/**
 * Names and paths: what a fleet, device, root, file or folder may be called, and how names are
 * ordered.
 *
 * <p>Belongs here: everything that is decided from a name alone. Does not belong here: what is at a
 * path (see {@code version}). Open {@link io.tummycrypt.tcfs.core.path.TreePath} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.path;

import org.jspecify.annotations.NullMarked;
