package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Checkout;
import io.tummycrypt.tcfs.core.apply.PullLook;
import io.tummycrypt.tcfs.core.apply.PullLook.Attributes.Standing;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.apply.RootFolder;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.memory.EffectListener;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.port.memory.LocalUser;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * A folder of a device's user that is no root: what is pushed into the root without a folder is
 * here, and what is pulled from there comes here.
 */
final class Outside {
  private static final IgnoreRules NO_RULES = IgnoreRules.of(List.of());

  private final Store store;
  private final InMemoryRoot folder;

  /** What the user has put here and not taken away again. */
  private final Set<Digest> wanted;

  private Outside(Store store, InMemoryRoot folder, Set<Digest> wanted) {
    this.store = store;
    this.folder = folder;
    this.wanted = wanted;
  }

  /** One with nothing in it. */
  static Outside empty(LongSupplier nanos, Store store) {
    InMemoryRoot folder = new InMemoryRoot(nanos, store::isReadable);
    try {
      folder.mark(new Marker("none", Detached.ROOT, "none"));
    } catch (IOException e) {
      throw new AssertionError("memory has no I/O errors", e);
    }
    return new Outside(store, folder, new HashSet<>());
  }

  Outside copy(LongSupplier nanos) {
    return new Outside(store, folder.copy(nanos), new HashSet<>(wanted));
  }

  void listen(EffectListener listener) {
    folder.listen(listener);
  }

  /** To read what is uploaded. */
  InMemoryRoot folder() {
    return folder;
  }

  /** The user puts a file there, whatever is in its way. */
  void put(TreePath path, Content.File file) {
    LocalUser user = folder.user();
    for (TreePath above = path.parent(); above != null; above = above.parent()) {
      if (!(user.at(above) instanceof Content.Folder)) {
        takeAway(above);
      }
    }
    takeAway(path);
    user.makeFoldersAbove(path);
    user.write(path, file);
    wanted.add(file.digest());
  }

  private void takeAway(TreePath path) {
    LocalUser user = folder.user();
    user.tree()
        .forEach((each, content) -> {
          if (each.isWithin(path)) {
            digest(content).ifPresent(wanted::remove);
          }
        });
    if (user.at(path).isLive()) {
      user.delete(path);
    }
  }

  /** What is at a path and below it. */
  SortedMap<TreePath, LocalItem> at(TreePath path) throws IOException {
    TreeMap<TreePath, LocalItem> items =
        new TreeMap<>(folder.scan(NO_RULES, new PathMap<>()).items());
    items.keySet().removeIf(each -> !each.isWithin(path));
    return items;
  }

  /**
   * Finds what a killed pull left its place, and puts a version there, whatever is in its way.
   *
   * @param stored whether a content may be given up, for the store has it
   */
  void pull(DeviceName device, Version version, Predicate<Content> stored, Report report)
      throws IOException {
    folder.haveNoVault(stored);
    Checkout checkout = new Checkout(Detached.ROOT, device, new RootFolder(folder, folder));
    checkout.recover(report);
    PullLook look =
        new PullLook(Detached.ROOT, folder, (path, next) -> Standing.OTHER, stored, report);
    look.add(version.path(), version);
    checkout.apply(look, report);
  }

  /** Whether the store has a content, too. */
  boolean isStored(Content content) {
    return content instanceof Content.File file && store.contents.has(file.digest());
  }

  /** Checks that all that the user wants is still here, or can be read from the store. */
  void requireKept() {
    Set<Digest> found = new HashSet<>();
    folder.user().tree().values().forEach(content -> digest(content).ifPresent(found::add));
    folder.temporaries().forEach(content -> digest(content).ifPresent(found::add));
    for (Digest digest : wanted) {
      if (!found.contains(digest) && !store.contents.has(digest)) {
        throw new Violation(Kind.LOST_BYTES, digest + " made room for a pull and is nowhere");
      }
    }
  }

  private static Optional<Digest> digest(Content content) {
    return content instanceof Content.File file ? Optional.of(file.digest()) : Optional.empty();
  }
}
