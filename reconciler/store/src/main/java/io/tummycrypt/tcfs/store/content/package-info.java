/**
 * The content of files: which chunks a file has, where each chunk is, storing and reading files.
 *
 * <p>Belongs here: everything between the bytes of a file and packs. Does not belong here: which
 * files there are (see {@code slot}). Open {@link io.tummycrypt.tcfs.store.content.ContentIndex}
 * first.
 */
@NullMarked
package io.tummycrypt.tcfs.store.content;

import org.jspecify.annotations.NullMarked;
