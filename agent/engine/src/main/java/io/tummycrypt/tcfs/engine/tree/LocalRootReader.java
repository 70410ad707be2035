package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.ignore.IgnoreRules;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.observed.TreePrint;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.PathMap;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Reads a root's folder on this machine's disk. */
public final class LocalRootReader implements RootReader {
  private final LocalFolder folder;
  private final InstantSource clock;
  private final Progress progress;

  /** Reads {@code folder}, whose files are stamped by the same clock. */
  public LocalRootReader(LocalFolder folder, InstantSource clock) {
    this(folder, clock, Progress.NONE);
  }

  /** The same, telling how far a scan has come. */
  public LocalRootReader(LocalFolder folder, InstantSource clock, Progress progress) {
    this.folder = folder;
    this.clock = clock;
    this.progress = progress;
  }

  /** Opens the folder anew, so that one mounted or put there since is noticed. */
  @Override
  public RootLook look() {
    try {
      RootHandle handle = folder.reopen();
      Marker marker = MarkerFile.read(handle);
      OwnFolder.requireUsable(handle);
      return new RootLook.Present(marker, handle.fileSystem().identity(), isEmpty(handle));
    } catch (NoSuchFileException _) {
      return new RootLook.Missing();
    } catch (IOException e) {
      return new RootLook.Unreadable(IoText.of(e));
    }
  }

  private static boolean isEmpty(RootHandle handle) throws IOException {
    return handle.list(null).entries().stream()
        .allMatch(entry ->
            entry instanceof Listing.Seen seen && seen.name().equals(OwnFolder.TOP.toString()));
  }

  @Override
  public LocalTree scan(IgnoreRules rules, PathMap<Base> bases) throws IOException {
    return scan(rules, bases, folder.handle()::list, scan -> scan.run(null));
  }

  /** What is to be scanned. */
  @FunctionalInterface
  interface Scanning<T extends @Nullable Object> {
    T run(Scan scan) throws IOException;
  }

  /** The same, or a part of it, reading folders in another way. */
  <T extends @Nullable Object> T scan(
      IgnoreRules rules, PathMap<Base> bases, TreeWalk.Lister lister, Scanning<T> scanning)
      throws IOException {
    RootHandle handle = folder.handle();
    try (ExecutorService workers = Workers.start()) {
      FileReading reading = new FileReading(handle, workers, progress);
      return scanning.run(
          new Scan(handle, lister, rules, bases, clock.instant(), reading, progress));
    }
  }

  @Override
  public @Nullable TreePrint print(IgnoreRules rules, Instant known) throws IOException {
    RootHandle handle = folder.handle();
    TreeWalk walk = new TreeWalk(handle, rules, clock.instant(), new Counting(progress));
    walk.runForPrint(handle.list(null), known);
    return walk.print();
  }

  @Override
  public boolean isUnfinished() throws IOException {
    try {
      return !folder.handle().list(BatchPlace.OF_ROOT.folder()).entries().isEmpty();
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  private record Counting(Progress progress) implements TreeWalk.Visitor {
    @Override
    public void file(TreePath path, FileStat stat) {
      progress.files(1);
    }
  }

  @Override
  public Content identify(TreePath path) throws IOException {
    RootHandle handle = folder.handle();
    try {
      return identify(handle, path);
    } catch (FileSystemException e) {
      if (isBelowLink(handle, path)) {
        return Content.nothing();
      }
      throw e;
    }
  }

  /** Whether a link is in the place of a folder above; asked from the top, for none is followed. */
  private static boolean isBelowLink(RootHandle handle, TreePath path) throws IOException {
    ArrayDeque<TreePath> above = new ArrayDeque<>();
    for (TreePath at = path.parent(); at != null; at = at.parent()) {
      above.push(at);
    }
    for (TreePath folder : above) {
      FileStat stat = handle.stat(folder);
      if (stat != null && stat.kind() == FileStat.Kind.LINK) {
        return true;
      }
    }
    return false;
  }

  private static Content identify(RootHandle handle, TreePath path) throws IOException {
    FileStat stat = handle.stat(path);
    if (stat == null) {
      return Content.nothing();
    }
    return switch (stat.kind()) {
      case FILE -> WholeFile.identify(handle, path).content();
      case LINK -> Links.read(handle, path);
      case FOLDER -> new Content.Folder(stat.mode() & Content.MODE_BITS);
      case SPECIAL ->
          throw new FileSystemException(
              Printable.of(path.toString()), null, "a socket, pipe or device is there");
    };
  }

  @Override
  public long bytesAt(TreePath path) {
    try {
      return TreeSize.of(folder.handle(), path);
    } catch (IOException _) {
      return 0;
    }
  }

  @Override
  public @Nullable Stat restat(TreePath path, Stat known) throws IOException {
    FileStat now = folder.statInHand(path);
    if (now == null
        || !now.stat().sameButForCtime(known)
        || !Granularity.isPast(known.mtimeNanos(), Granularity.nanos(clock.instant()))) {
      return null;
    }
    return now.stat();
  }
}
