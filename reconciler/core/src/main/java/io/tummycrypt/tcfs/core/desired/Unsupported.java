package io.tummycrypt.tcfs.core.desired;

/**
 * A setting that the document declares and this version cannot honour; never ignored in silence.
 *
 * @param setting what was declared, with its value, such as {@code syncGitDirs: true}
 * @param effect what it would affect, in words
 */
public record Unsupported(Setting<String> setting, String effect) {}
