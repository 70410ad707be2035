/**
 * The commands that the documentation shows, run as a reader would.
 *
 * <p>Belongs here: that what is documented happens. Does not belong here: what the program does
 * beyond that (see {@code fleet}). Open {@link io.tummycrypt.tcfs.app.docs.DocumentedCommandsTest}
 * first.
 */
@NullMarked
package io.tummycrypt.tcfs.app.docs;

import org.jspecify.annotations.NullMarked;
