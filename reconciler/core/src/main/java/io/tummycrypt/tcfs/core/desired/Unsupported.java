package io.tummycrypt.tcfs.core.desired;

import io.tummycrypt.tcfs.core.path.RootName;
import org.jspecify.annotations.Nullable;

/**
 * A setting that the document declares and this version cannot honour; never ignored in silence.
 *
 * @param setting what was declared, with its value, such as {@code syncGitDirs: true}
 * @param effect what it would affect, in words
 * @param repositoriesOf the root whose repositories it would affect; null if it is about others
 */
public record Unsupported(
    Setting<String> setting, String effect, @Nullable RootName repositoriesOf) {}
