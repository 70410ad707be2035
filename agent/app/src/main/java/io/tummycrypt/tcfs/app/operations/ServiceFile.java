package io.tummycrypt.tcfs.app.operations;

import java.nio.file.Path;

/** The file that tells the operating system of a service. */
public record ServiceFile(Path path, String text) {}
