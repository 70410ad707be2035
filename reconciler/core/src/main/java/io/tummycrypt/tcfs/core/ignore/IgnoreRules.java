package io.tummycrypt.tcfs.core.ignore;

/** Replaced when the ignore branch lands. */
public final class IgnoreRules {}
