package io.tummycrypt.tcfs.core.loop;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a scan of a root has found, kept in mind: it is looked at again only where something was
 * heard of, and where this device has changed something itself. Not thread-safe.
 */
public final class KeptTree {
  private final RootName root;
  private final Attention attention;

  /** What this device has changed since the last scan. */
  private final TreeSet<TreePath> touched = new TreeSet<>();

  /** What was found last, and the rules of the document that it was found by. */
  private @Nullable LocalTree known;

  private @Nullable IgnoreRules asked;

  /** That of the tree that is known. */
  private @Nullable Marker marker;

  /** Nothing is known yet. */
  public KeptTree(RootName root, Attention attention) {
    this.root = root;
    this.attention = attention;
  }

  /** How it is looked at. */
  public interface Looking {
    /**
     * Everything.
     *
     * @param before what was found last by the same rules of the document; null if that is unknown
     */
    LocalTree all(@Nullable LocalTree before) throws IOException;

    /**
     * What is at these paths and below them; the rest is as before. None of them is below another,
     * and all folders above them are known.
     *
     * @return null if that would not be what a look at everything finds
     */
    @Nullable LocalTree again(LocalTree before, SortedSet<TreePath> tops) throws IOException;
  }

  /** How a root is scanned that is kept in mind: mostly by {@link #scan}. */
  @FunctionalInterface
  public interface Scanner {
    /** As {@link RootReader#scan}. */
    LocalTree scan(IgnoreRules rules, PathMap<Base> bases) throws IOException;
  }

  /** The folder, of which less is looked at. */
  public RootReader reader(RootReader reader, Scanner scanner) {
    return new KeptReader(reader, scanner, this::found);
  }

  /** The folder, to be changed under these eyes. */
  public RootWriter writer(RootWriter writer) {
    return new NotingWriter(writer, touched::add, next -> marker = next);
  }

  /**
   * Takes up how the folder was found, and forgets what was known of it if its marker is another
   * one than before: then another tree was put there, whatever was heard.
   */
  private RootLook found(RootLook look) {
    Marker now = look instanceof RootLook.Present present ? present.marker() : null;
    if (now == null || !now.equals(marker)) {
      forget();
    }
    marker = now;
    return look;
  }

  /** Forgets all of it: what is there may be another folder. */
  public void forget() {
    known = null;
  }

  /**
   * The tree as a look at everything finds it now, but for what is not heard of yet. After an
   * exception nothing is known any more.
   *
   * @param rules of the document
   * @param silent where nothing is heard of
   */
  public LocalTree scan(IgnoreRules rules, SortedSet<TreePath> silent, Looking looking)
      throws IOException {
    Area area = attention.take(root);
    LocalTree before = rules.equals(asked) ? known : null;
    known = null;
    SortedSet<TreePath> tops = before == null || area.isWhole() ? null : tops(area, silent, before);
    touched.clear();
    LocalTree part = before == null || tops == null ? null : looking.again(before, tops);
    LocalTree now = part == null ? looking.all(before) : part;
    tellUnsettled(before, now, part == null ? null : tops);
    known = now;
    asked = rules;
    return now;
  }

  /** Where to look again; null if everywhere. */
  private @Nullable SortedSet<TreePath> tops(
      Area area, SortedSet<TreePath> silent, LocalTree before) {
    TreeSet<TreePath> paths = new TreeSet<>(area.paths());
    paths.addAll(touched);
    paths.addAll(silent);
    SortedSet<TreePath> tops = Tops.of(paths, before);
    return tops.stream().anyMatch(before.rules()::hasFileWithin) ? null : tops;
  }

  /**
   * What was found in a moment in which it could have changed again unseen is looked at again, and
   * so is what could not be read.
   */
  private void tellUnsettled(
      @Nullable LocalTree before, LocalTree now, @Nullable SortedSet<TreePath> tops) {
    for (TreePath path : now.problems().keySet()) {
      if (before == null || !before.problems().containsKey(path)) {
        attention.hear(new Signal.Doubtful(root, path));
      }
    }
    if (tops == null) {
      now.items().forEach((path, item) -> tellUnsettled(before, path, item));
      return;
    }
    for (TreePath top : tops) {
      for (Map.Entry<TreePath, LocalItem> each : now.items().within(top)) {
        tellUnsettled(before, each.getKey(), each.getValue());
      }
    }
  }

  /** Once: a time in the future stays one. */
  private void tellUnsettled(@Nullable LocalTree before, TreePath path, LocalItem item) {
    if (!item.trusted() && (before == null || !item.equals(before.items().get(path)))) {
      attention.hear(new Signal.Doubtful(root, path));
    }
  }
}
