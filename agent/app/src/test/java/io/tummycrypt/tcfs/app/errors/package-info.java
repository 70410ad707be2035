/**
 * The index of errors in the documentation, made from the sources.
 *
 * <p>Belongs here: finding every message that a person can get, as a pattern, and comparing the
 * page with them. Does not belong here: when a message is shown (see the tests of what raises it).
 * Open {@link io.tummycrypt.tcfs.app.errors.ErrorsPageTest} first, then {@link
 * io.tummycrypt.tcfs.app.errors.ErrorMessages}.
 */
@NullMarked
package io.tummycrypt.tcfs.app.errors;

import org.jspecify.annotations.NullMarked;
