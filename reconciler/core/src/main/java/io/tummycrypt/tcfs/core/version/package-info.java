/**
 * Versions and their order: what one state of one path is, who wrote it, what it has seen, and
 * which of several states come first. The rules are those of {@code docs/explanation/merging.md}.
 *
 * <p>Belongs here: clocks, dots, versions, a device's log. Does not belong here: several devices'
 * logs put together (see {@code view}). Open {@link io.tummycrypt.tcfs.core.version.Version} first.
 */
@NullMarked
package io.tummycrypt.tcfs.core.version;

import org.jspecify.annotations.NullMarked;
