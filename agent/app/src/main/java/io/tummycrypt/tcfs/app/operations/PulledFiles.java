package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Notice.UnreadableDevice;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a pull.
 *
 * @param local where the file or folder is now
 * @param files how many files and links are there now as they are in the store
 * @param folders how many folders are that are entries of their own, such as empty ones
 * @param written how many of both were not there before, or not in this way
 * @param outcome in paths of the folder that was written in
 * @param displacedTo where that is now which was in the place of the folder itself; null if nothing
 *     was that is nowhere else
 * @param unreadable devices of which something newer may be missing
 * @param unrecovered what of an earlier pull had to be left where it is, and why; null if nothing
 * @param recovered what an earlier pull, cut short, had displaced, and where it is now
 */
public record PulledFiles(
    Place remote,
    Path local,
    long files,
    long folders,
    long written,
    Outcome outcome,
    @Nullable Path displacedTo,
    List<UnreadableDevice> unreadable,
    List<Path> recovered,
    @Nullable String unrecovered) {
  public PulledFiles {
    unreadable = List.copyOf(unreadable);
    recovered = List.copyOf(recovered);
  }
}
