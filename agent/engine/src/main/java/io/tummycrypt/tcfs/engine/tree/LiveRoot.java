package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.ignore.IgnoreFile;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.loop.Area;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.FolderEvent;
import io.tummycrypt.tcfs.engine.posix.FolderEvents;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A root that is kept in mind: what a scan has found is looked at again only where something was
 * heard of, where this device has changed something itself, and where nothing can be heard of. The
 * answer is that of a scan of all of it, but for changes that are not taken to have ended.
 *
 * <p>One thread scans and writes; another may listen.
 */
public final class LiveRoot implements AutoCloseable {
  private final RootName name;
  private final LocalFolder folder;
  private final LocalRootReader reader;
  private final Attention attention;
  private final @Nullable FolderEvents events;

  /** What this device has changed since the last scan. */
  private final TreeSet<TreePath> touched = new TreeSet<>();

  /** The folders below the top of which nothing is heard. */
  private final TreeSet<TreePath> silent = new TreeSet<>();

  /** Whether nothing is heard of the top. */
  private boolean isSilent = true;

  /** What was found last, and the rules of the document and the folder that it was found by. */
  private @Nullable LocalTree known;

  private @Nullable IgnoreRules asked;

  /** The folder itself, as it was scanned last. */
  private @Nullable FileStat scanned;

  /** By what is told what matters of what is heard: the last scan, and its rules. */
  private @Nullable LocalTree told;

  private @Nullable IgnoreWalk leftOut;

  /**
   * Nothing is known yet.
   *
   * @param events of the folder, of which none is watched yet; null if there are none
   */
  public LiveRoot(
      RootName name,
      LocalFolder folder,
      LocalRootReader reader,
      Attention attention,
      @Nullable FolderEvents events) {
    this.name = name;
    this.folder = folder;
    this.reader = reader;
    this.attention = attention;
    this.events = events;
  }

  /** The folder, of which less is looked at. */
  public RootReader reader() {
    return new LiveReader(reader, this::scan);
  }

  /** The folder, to be changed under these eyes. */
  public RootWriter writer(RootWriter writer) {
    return new NotingWriter(writer, touched::add);
  }

  /** Tells what was heard until the root is closed, as it comes. */
  public void listenOn() throws IOException {
    while (events != null && events.await()) {
      listen();
    }
  }

  /** How many folders are watched, and how many more are not, for the system watches no more. */
  public synchronized Watches watches() {
    int more = silent.size() + (isSilent ? 1 : 0);
    return new Watches(events == null ? 0 : events.watched(), more);
  }

  /** How much of a root is watched. */
  public record Watches(int watched, int silent) {}

  /** Tells what was heard since this was done last. */
  private synchronized void listen() throws IOException {
    if (events == null) {
      return;
    }
    for (FolderEvent event : events.read()) {
      switch (event) {
        case FolderEvent.Lost() -> attention.hear(new Signal.Missed(name));
        case FolderEvent.Changed(var path, var isFolder, var isComplete) -> {
          if (path == null || path.name().equals(IgnoreFile.NAME)) {
            attention.hear(new Signal.Missed(name));
          } else if (!isLeftOut(path, isFolder)) {
            attention.hear(new Signal.Changed(name, path, isComplete));
          } else {
            tellOfEmptied(path.parent());
          }
        }
      }
    }
  }

  private boolean isLeftOut(TreePath path, boolean isFolder) {
    return path.isWithin(OwnFolder.TOP)
        || (leftOut != null
            && NameVerdict.of(path, isFolder, leftOut) instanceof NameVerdict.LeaveOut);
  }

  /**
   * A folder is empty, and as such carried, only if nothing is in it, not even what is left out.
   */
  private void tellOfEmptied(@Nullable TreePath above) {
    if (above == null || above.isWithin(OwnFolder.TOP)) {
      return;
    }
    LocalTree tree = told;
    TreePath first = tree == null ? null : tree.items().higherKey(above);
    if (first == null || !first.isWithin(above)) {
      attention.hear(new Signal.Changed(name, above, /* isComplete= */ false));
    }
  }

  private LocalTree scan(IgnoreRules rules, NavigableMap<TreePath, Base> bases) throws IOException {
    listen();
    Area area = attention.take(name);
    LocalTree before = known;
    known = null;
    synchronized (this) {
      leftOut = null; // Until it is known what the rules are now.
    }
    SortedSet<TreePath> tops = before == null ? null : tops(area, before, rules);
    touched.clear();
    LocalTree part =
        before == null || tops == null
            ? null
            : reader.scan(before.rules(), bases, this::list, scan -> scan.again(before, tops));
    LocalTree now = part == null ? scanAll(rules, bases) : part;
    tellUnsettled(before, now, part == null ? null : tops);
    known = now;
    asked = rules;
    scanned = folder.handle().stat(null);
    synchronized (this) {
      told = now;
      leftOut = new IgnoreWalk(now.rules());
    }
    return now;
  }

  /** Where to look again; null if everywhere. */
  private @Nullable SortedSet<TreePath> tops(Area area, LocalTree before, IgnoreRules rules)
      throws IOException {
    if (area.isWhole() || !rules.equals(asked) || !isSameFolder() || isSilent) {
      return null;
    }
    TreeSet<TreePath> paths = new TreeSet<>(area.paths());
    paths.addAll(touched);
    paths.addAll(silent);
    SortedSet<TreePath> tops = Tops.of(paths, before);
    return tops.stream().anyMatch(before.rules()::hasFileWithin) ? null : tops;
  }

  private boolean isSameFolder() throws IOException {
    FileStat now = folder.handle().stat(null);
    return now != null && scanned != null && now.isSameAs(scanned);
  }

  private LocalTree scanAll(IgnoreRules rules, NavigableMap<TreePath, Base> bases)
      throws IOException {
    synchronized (this) {
      silent.clear();
    }
    return reader.scan(rules, bases, this::list, Scan::run);
  }

  /** Watches before it lists: what the list does not have is heard of. */
  private Listing list(@Nullable TreePath path) throws IOException {
    RootHandle handle = folder.handle();
    boolean isWatched = events != null && handle.watch(path, events);
    synchronized (this) {
      if (path == null) {
        isSilent = !isWatched;
      } else if (isWatched) {
        silent.remove(path);
      } else {
        silent.add(path);
      }
    }
    return handle.list(path);
  }

  /**
   * What was found in a moment in which it could have changed again unseen is looked at again, and
   * so is what could not be read.
   */
  private void tellUnsettled(
      @Nullable LocalTree before, LocalTree now, @Nullable SortedSet<TreePath> tops) {
    for (TreePath path : now.problems().keySet()) {
      if (before == null || !before.problems().containsKey(path)) {
        attention.hear(new Signal.Doubtful(name, path));
      }
    }
    if (tops == null) {
      now.items().forEach((path, item) -> tellUnsettled(before, path, item));
      return;
    }
    for (TreePath top : tops) {
      for (Map.Entry<TreePath, LocalItem> each : now.items().tailMap(top, true).entrySet()) {
        if (!each.getKey().isWithin(top)) {
          break;
        }
        tellUnsettled(before, each.getKey(), each.getValue());
      }
    }
  }

  /** Once: a time in the future stays one. */
  private void tellUnsettled(@Nullable LocalTree before, TreePath path, LocalItem item) {
    if (!item.trusted() && (before == null || !item.equals(before.items().get(path)))) {
      attention.hear(new Signal.Doubtful(name, path));
    }
  }

  @Override
  public void close() {
    if (events != null) {
      events.close();
    }
  }
}
