package io.tummycrypt.tcfs.app.operations;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A service that is to be there.
 *
 * @param isSystem whether it is that of the machine, and not that of a user
 * @param isReplacing whether a file that somebody else has written is replaced
 * @param program {@code tcfsd}; empty for the one beside this program
 */
public record ServiceRequest(boolean isSystem, boolean isReplacing, Optional<Path> program) {}
