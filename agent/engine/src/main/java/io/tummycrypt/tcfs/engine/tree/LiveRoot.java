package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.ignore.IgnoreFile;
import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.ignore.IgnoreWalk;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.KeptTree;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.PathMap;
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
  private final KeptTree kept;
  private final @Nullable FolderEvents events;

  /** The folders below the top of which nothing is heard. */
  private final TreeSet<TreePath> silent = new TreeSet<>();

  /** Whether nothing is heard of the top. */
  private boolean isSilent = true;

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
    this.kept = new KeptTree(name, attention);
    this.events = events;
  }

  /** The folder, of which less is looked at. */
  public RootReader reader() {
    return kept.reader(reader, this::scan);
  }

  /** The folder, to be changed under these eyes. */
  public RootWriter writer(RootWriter writer) {
    return kept.writer(writer);
  }

  /** Tells what was heard until the root is closed, as it comes. */
  public void listenOn() throws IOException {
    while (events != null && events.await()) {
      listen();
    }
  }

  /** How much is watched, as far as it was looked at; null if it never was. */
  public synchronized @Nullable Watches watches() {
    if (told == null) {
      return null;
    }
    int more = silent.size() + (isSilent ? 1 : 0);
    return events == null
        ? new Watches(0, more, "neither the system nor this user has what tells of changes")
        : new Watches(events.watched(), more, more == 0 ? "" : events.why());
  }

  /**
   * How much of a root is watched.
   *
   * @param watched how many folders are; 1 may stand for all of them
   * @param silent how many more there are of which nothing is heard
   * @param why that is so, for people; empty if there are none
   */
  public record Watches(int watched, int silent, String why) {}

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

  private LocalTree scan(IgnoreRules rules, PathMap<Base> bases) throws IOException {
    listen();
    if (isSilent || !isSameFolder()) {
      kept.forget();
    }
    synchronized (this) {
      leftOut = null; // Until it is known what the rules are now.
    }
    LocalTree now = kept.scan(rules, new TreeSet<>(silent), new Looking(rules, bases));
    scanned = folder.handle().stat(null);
    synchronized (this) {
      told = now;
      leftOut = new IgnoreWalk(now.rules());
    }
    return now;
  }

  private final class Looking implements KeptTree.Looking {
    private final IgnoreRules rules;
    private final PathMap<Base> bases;

    Looking(IgnoreRules rules, PathMap<Base> bases) {
      this.rules = rules;
      this.bases = bases;
    }

    @Override
    public LocalTree all(@Nullable LocalTree before) throws IOException {
      synchronized (LiveRoot.this) {
        silent.clear();
      }
      return reader.scan(rules, bases, LiveRoot.this::list, scan -> scan.run(before));
    }

    @Override
    public @Nullable LocalTree again(LocalTree before, SortedSet<TreePath> tops)
        throws IOException {
      return reader.scan(
          before.rules(), bases, LiveRoot.this::list, scan -> scan.again(before, tops));
    }
  }

  private boolean isSameFolder() throws IOException {
    FileStat now = folder.handle().stat(null);
    return now != null && scanned != null && now.isSameAs(scanned);
  }

  /** Watches before it lists: what the list does not have is heard of. */
  private Listing list(@Nullable TreePath path) throws IOException {
    RootHandle handle = folder.handle();
    boolean isWatched = events != null && events.watch(handle, path);
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

  @Override
  public void close() {
    if (events != null) {
      events.close();
    }
  }
}
