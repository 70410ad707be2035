package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.memory.LocalUser;
import io.tummycrypt.tcfs.core.version.Content;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a user can do something just now; null where there is no such place. */
final class Places {
  private final List<TreePath> paths;
  private final SimDevice device;
  private final LocalUser files;
  private final SplittableRandom random;

  Places(List<TreePath> paths, SimDevice device, SplittableRandom random) {
    this.paths = paths;
    this.device = device;
    this.files = device.root.user();
    this.random = random;
  }

  private @Nullable TreePath one(List<TreePath> choices) {
    return choices.isEmpty() ? null : choices.get(random.nextInt(choices.size()));
  }

  /** A path with nothing at it, which can be made. */
  @Nullable TreePath free() {
    return one(paths.stream().filter(path -> isMakeable(path) && !isThere(path)).toList());
  }

  @Nullable TreePath writable() {
    return one(
        paths.stream()
            .filter(path -> isMakeable(path) && !(files.at(path) instanceof Content.Folder))
            .toList());
  }

  private boolean isThere(TreePath path) {
    return files.at(path).isLive();
  }

  private boolean isMakeable(TreePath path) {
    for (TreePath above = path.parent(); above != null; above = above.parent()) {
      if (isFile(files.at(above))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFile(Content content) {
    return content instanceof Content.File || content instanceof Content.Link;
  }

  @Nullable TreePath file() {
    return one(found(path -> isFile(files.at(path))));
  }

  @Nullable TreePath folder() {
    return one(found(path -> files.at(path) instanceof Content.Folder));
  }

  @Nullable TreePath copy() {
    return one(found(path -> isFile(files.at(path)) && Ledger.isCopy(path)));
  }

  @Nullable TreePath conflicted() {
    return one(found(path -> isFile(files.at(path)) && device.openConflicts.containsKey(path)));
  }

  private List<TreePath> found(Predicate<TreePath> which) {
    return device.tree().keySet().stream().filter(which).toList();
  }
}
