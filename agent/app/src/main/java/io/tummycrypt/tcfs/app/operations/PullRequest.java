package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import java.nio.file.Path;

/**
 * What {@code pull} was asked for.
 *
 * @param local where the file or folder goes
 * @param force whether a local file that the store does not know makes room, as a conflict copy
 */
public record PullRequest(Place remote, Path local, boolean force) {}
