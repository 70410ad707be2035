package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.apply.PullLook.Attributes.Standing;
import io.tummycrypt.tcfs.core.apply.RootFolder;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.view.ConflictName;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A folder that is no root and that versions are put into. While that lasts a folder of ours is in
 * it, which nobody else may enter: others may write in the folder, as in {@code /tmp}, but not
 * between the check of a file and its renaming.
 */
public final class PullFolder implements AutoCloseable {
  private final LocalFolder folder;
  private final String device;
  private final BatchPlace place;
  private final RootFolder ends;

  /**
   * Takes a folder; nothing is looked at yet.
   *
   * @param name of our folder in it
   * @param device in the names of conflict copies
   * @param stored whether a displaced content can be read from the store, and may be given up here
   */
  public PullFolder(
      String path,
      String name,
      String device,
      ContentSource source,
      Predicate<Content> stored,
      InstantSource clock,
      Progress progress) {
    folder = new LocalFolder(path);
    this.device = device;
    place = new BatchPlace(TreePath.parse(name));
    NearbyContents nothing = new NearbyContents(new TreeMap<>());
    ends =
        new RootFolder(
            new LocalRootReader(folder, clock, progress),
            new LocalRootWriter(
                folder,
                nothing,
                source,
                clock,
                progress,
                place,
                (temporary, at, content) ->
                    giveUp(temporary, at, stored.test(content) || isCopied(at, content))));
  }

  /** Whether an earlier pull has made a conflict copy of the same bytes. */
  private boolean isCopied(TreePath path, Content content) throws IOException {
    for (TreePath at = path; at != null; at = at.parent()) {
      TreePath copy = ConflictName.ofDisplaced(at, device, content);
      if (ends.reader().identify(copy).sameContent(content)) {
        return true;
      }
    }
    return false;
  }

  private void giveUp(TreePath temporary, TreePath path, boolean isSafe) throws IOException {
    if (!isSafe) {
      throw new FileSystemException(
          Printable.of(path.toString()),
          null,
          "what was there cannot be given a name beside it; it is kept as '"
              + Printable.of(folder.path() + "/" + temporary)
              + "'");
    }
    folder.handle().removeFile(temporary);
  }

  /** Reads and changes the folder. */
  public RootFolder ends() {
    return ends;
  }

  /**
   * How mode and time stand; other names of a file need not be in this folder. A folder has no time
   * of its own, and a link no mode.
   */
  public Standing attributes(TreePath path, Base next) throws IOException {
    FileStat stat = folder.handle().stat(path);
    if (stat == null) {
      return Standing.OTHER;
    }
    boolean isFolder = stat.kind() == FileStat.Kind.FOLDER;
    long mtime = ChronoUnit.NANOS.between(Instant.EPOCH, next.mtime());
    if (hasMode(stat, next.content()) && (isFolder || stat.stat().mtimeNanos() == mtime)) {
      return Standing.AS_WANTED;
    }
    return isFolder || stat.names() == 1 ? Standing.OTHER : Standing.OTHER_AND_SHARED;
  }

  private static boolean hasMode(FileStat stat, Content content) {
    int mode = stat.mode() & Content.MODE_BITS;
    return switch (content) {
      case Content.File file -> file.mode() == mode;
      case Content.Folder folder -> folder.mode() == mode;
      case Content.Link _, Content.Tombstone _ -> true;
    };
  }

  /**
   * Makes our folder.
   *
   * @throws java.nio.file.FileAlreadyExistsException if anything has its name
   */
  public void begin() throws IOException {
    folder.handle().makeFolder(place.folder(), OwnFolder.MODE);
  }

  /** Whether our folder is there. */
  public boolean isBegun() throws IOException {
    return folder.handle().stat(place.folder()) != null;
  }

  /** Removes our folder, unless something is left in it. Durable on return. */
  public void end() throws IOException {
    RootHandle handle = folder.handle();
    try {
      handle.removeFolder(place.folder());
    } catch (NoSuchFileException | DirectoryNotEmptyException _) {
      // Never begun; or it holds something that is nowhere else, which a message has named.
    }
    handle.sync();
  }

  @Override
  public void close() {
    folder.close();
  }
}
