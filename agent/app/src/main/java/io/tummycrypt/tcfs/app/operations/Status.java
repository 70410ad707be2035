package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a device stands.
 *
 * @param planned what it would do now
 * @param store where it meets the others
 * @param lastSync when a sync last came to its end; null if none did
 * @param roots by name
 * @param place what was asked for; null for everything
 * @param broken what is wrong with the working copy, which is then left out of account; null if it
 *     can be used or is not there
 */
public record Status(
    Planned planned,
    String store,
    @Nullable Instant lastSync,
    List<RootState> roots,
    @Nullable Place place,
    @Nullable BrokenCopy broken) {
  public Status {
    roots = List.copyOf(roots);
  }

  /** How the place stands that was asked for: the same without what is elsewhere. */
  public Status focused() {
    if (place == null) {
      return this;
    }
    List<RootState> root = roots.stream().filter(r -> r.root().equals(place.root())).toList();
    return new Status(planned.within(place), store, lastSync, root, place, broken);
  }

  /**
   * A working copy that cannot be used.
   *
   * @param findings at least one, in the order of the text
   */
  public record BrokenCopy(Path file, List<Finding> findings) {
    public BrokenCopy {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What a root holds.
   *
   * @param files files and links that are synchronised
   * @param bytes of the files
   * @param vaultFiles what is kept of displaced files
   */
  public record RootState(
      RootName root, long files, long bytes, long vaultFiles, long vaultBytes) {}

  /** A root, or a path in it; {@code path} is null for all of the root. */
  public record Place(RootName root, @Nullable TreePath path) {
    /** Whether the path is this one, or below it. */
    public boolean contains(RootName otherRoot, TreePath other) {
      return root.equals(otherRoot) && (path == null || other.isWithin(path));
    }
  }
}
