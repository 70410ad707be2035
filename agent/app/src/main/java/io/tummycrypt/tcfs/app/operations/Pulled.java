package io.tummycrypt.tcfs.app.operations;

import java.nio.file.Path;

/** The working copy, brought to {@code revision}; {@code changed} unless it was there already. */
public record Pulled(Path document, long revision, boolean changed) {}
