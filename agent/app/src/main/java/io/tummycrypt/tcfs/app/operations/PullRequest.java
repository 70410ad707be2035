package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.version.Dot;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pull} was asked for.
 *
 * @param local where the file or folder goes
 * @param asFolder whether it was named as a folder, with a slash at its end
 * @param force whether a local file that the store does not know makes room, as a conflict copy
 * @param shown the edits that a person has chosen from; null if nothing was to be chosen
 */
public record PullRequest(
    Place remote, Path local, boolean asFolder, boolean force, @Nullable Set<Dot> shown) {
  /** Of whatever the fleet has there now. */
  public PullRequest(Place remote, Path local, boolean asFolder, boolean force) {
    this(remote, local, asFolder, force, null);
  }
}
