/**
 * One folder of this machine, worked on through a handle: nothing above it can be reached and no
 * link in it is followed.
 *
 * <p>Belongs here: system calls, file kinds, names as bytes, errors with their cause. Does not
 * belong here: what a root, a batch or the vault is (see {@code tree}). On Linux every path is
 * resolved by the kernel beneath the open folder, and names cross as raw UTF-8 bytes, whatever the
 * locale says. Elsewhere {@code java.nio} serves, and says what it cannot promise. Open {@link
 * io.tummycrypt.tcfs.engine.posix.RootHandle} first.
 */
@NullMarked
package io.tummycrypt.tcfs.engine.posix;

import org.jspecify.annotations.NullMarked;
