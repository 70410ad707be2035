package io.tummycrypt.tcfs.core.desired;

import io.tummycrypt.tcfs.core.version.ConflictMode;

/**
 * What a document says of some paths of a root; the last rule that matches a path counts.
 *
 * @param match a pattern with the syntax of gitignore, anchored at the root
 */
public record PathRule(Setting<String> match, Setting<ConflictMode> conflictMode) {}
