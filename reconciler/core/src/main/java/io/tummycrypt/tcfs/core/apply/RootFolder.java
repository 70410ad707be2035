package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;

/** One root's folder on this machine, to read and to change. */
public record RootFolder(RootReader reader, RootWriter writer) {}
