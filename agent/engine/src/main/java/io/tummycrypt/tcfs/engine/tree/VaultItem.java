package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import java.time.Instant;

/**
 * Something that was displaced.
 *
 * @param name names it in the vault, in the order of time
 * @param path where it was
 * @param content what it was when it came here
 * @param at when it came here
 */
public record VaultItem(String name, TreePath path, Content content, Instant at) {}
