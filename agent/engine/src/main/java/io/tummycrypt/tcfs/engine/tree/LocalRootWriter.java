package io.tummycrypt.tcfs.engine.tree;

import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.port.StageRequest;
import io.tummycrypt.tcfs.core.port.Staging;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Changes a root's folder on this machine's disk. */
public final class LocalRootWriter implements RootWriter {
  /** What becomes of a displaced file or link whose content is known. */
  @FunctionalInterface
  interface Keeping {
    /** Moves the temporary away, or deletes it if its content is safe elsewhere. */
    void keep(TreePath temporary, TreePath path, Content content) throws IOException;
  }

  private final LocalFolder folder;
  private final NearbyContents nearby;
  private final ContentSource source;
  private final InstantSource clock;
  private final BatchPlace place;
  private final Keeping keeping;
  private final Progress progress;

  /** Changes {@code folder}; what is staged comes from nearby if it can, else {@code source}. */
  public LocalRootWriter(
      LocalFolder folder, NearbyContents nearby, ContentSource source, InstantSource clock) {
    this(folder, nearby, source, clock, Progress.NONE);
  }

  /** The same, telling how far it has come. */
  public LocalRootWriter(
      LocalFolder folder,
      NearbyContents nearby,
      ContentSource source,
      InstantSource clock,
      Progress progress) {
    this(
        folder,
        nearby,
        source,
        clock,
        progress,
        BatchPlace.OF_ROOT,
        (temporary, path, content) -> {
          TreePath kept = new Vault(folder).keep(temporary, path, content, clock.instant());
          nearby.moved(folder, kept, content);
        });
  }

  /** The same with batches in another place, and with another place for what is displaced. */
  LocalRootWriter(
      LocalFolder folder,
      NearbyContents nearby,
      ContentSource source,
      InstantSource clock,
      Progress progress,
      BatchPlace place,
      Keeping keeping) {
    this.progress = progress;
    this.place = place;
    this.keeping = keeping;
    this.folder = folder;
    this.nearby = nearby;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public void mark(Marker marker) throws IOException {
    RootHandle handle = folder.handle();
    OwnFolder.make(handle);
    MarkerFile.write(handle, marker);
    handle.sync();
  }

  private Batches batchFolders() throws IOException {
    return new Batches(folder.handle(), place);
  }

  private UserFolders userFolders() throws IOException {
    return new UserFolders(folder.handle(), place);
  }

  @Override
  public String begin() throws IOException {
    progress.enter(Phase.APPLY);
    return batchFolders().begin(clock.instant());
  }

  @Override
  public Staging stage(String batch, List<StageRequest> requests) throws IOException {
    return Stager.start(folder.handle(), place.batch(batch), nearby, source, progress, requests);
  }

  @Override
  public void intend(String batch, Intent intent) throws IOException {
    IntentFile.write(folder.handle(), place.intent(batch), intent);
  }

  @Override
  public void sync() throws IOException {
    folder.handle().sync();
  }

  @Override
  public boolean place(String batch, int number, TreePath path) throws IOException {
    return named(path)
        .in(() -> placeInHand(batch, number, path) || placeByPath(batch, number, path));
  }

  private NamedPath named(TreePath path) {
    return new NamedPath(place.folder(), path);
  }

  /** False if nothing has happened, which may be due to what was held open alone. */
  private boolean placeInHand(String batch, int number, TreePath path) throws IOException {
    try {
      folder.moveInHand(place.temporary(batch, number), path);
      return true;
    } catch (NoSuchFileException
        | NotDirectoryException
        | AccessDeniedException
        | FileAlreadyExistsException _) {
      folder.letGo();
      return false;
    }
  }

  private boolean placeByPath(String batch, int number, TreePath path) throws IOException {
    RootHandle handle = folder.handle();
    UserFolders folders = userFolders();
    if (!folders.makeAbove(path)) {
      return false;
    }
    try {
      TreePath temporary = place.temporary(batch, number);
      folders.in(path.parent(), () -> handle.move(temporary, path));
      return true;
    } catch (FileAlreadyExistsException | NotDirectoryException _) {
      return false;
    }
  }

  @Override
  public boolean exchange(String batch, int number, TreePath path) throws IOException {
    return isFileOrLink(path) && named(path).in(() -> exchangeIfThere(batch, number, path));
  }

  private boolean exchangeIfThere(String batch, int number, TreePath path) throws IOException {
    try {
      return new Exchange(folder.handle(), place, batch, number, path).run();
    } catch (NoSuchFileException e) {
      return goneOrThrow(path, e);
    }
  }

  /** What is missing may be the temporary, which is an error, or the path. */
  private boolean goneOrThrow(TreePath path, NoSuchFileException e) throws IOException {
    if (folder.handle().stat(path) == null) {
      return false;
    }
    throw e;
  }

  private boolean isFileOrLink(TreePath path) throws IOException {
    FileStat stat = folder.handle().stat(path);
    if (stat == null) {
      return false;
    }
    return switch (stat.kind()) {
      case FILE, LINK -> true;
      case FOLDER -> false;
      case SPECIAL ->
          throw new FileSystemException(
              Printable.of(path.toString()), null, "a socket, pipe or device is there");
    };
  }

  /** What is no content and took the file's place at the last moment is put back. */
  @Override
  public boolean take(String batch, int number, TreePath path) throws IOException {
    return isFileOrLink(path) && named(path).in(() -> takeIfThere(batch, number, path));
  }

  private boolean takeIfThere(String batch, int number, TreePath path) throws IOException {
    RootHandle handle = folder.handle();
    TreePath temporary = place.temporary(batch, number);
    UserFolders folders = userFolders();
    try {
      folders.in(path.parent(), () -> handle.move(path, temporary));
    } catch (NoSuchFileException e) {
      return goneOrThrow(path, e);
    }
    if (Exchange.isNoContent(handle, temporary)) {
      folders.in(path.parent(), () -> handle.move(temporary, path));
      return false;
    }
    return true;
  }

  @Override
  public Content identify(String batch, int number) throws IOException {
    return batchFolders().identify(batch, number);
  }

  @Override
  public void vault(String batch, int number, TreePath path, Content content) throws IOException {
    keeping.keep(place.temporary(batch, number), path, content);
  }

  @Override
  public void discard(String batch, int number) throws IOException {
    batchFolders().discard(batch, number);
  }

  @Override
  public boolean makeFolder(TreePath path, int mode) throws IOException {
    UserFolders folders = userFolders();
    return folders.makeAbove(path) && folders.make(path, mode);
  }

  @Override
  public boolean removeFolder(TreePath path) throws IOException {
    RootHandle handle = folder.handle();
    try {
      userFolders().in(path.parent(), () -> handle.removeFolder(path));
      return true;
    } catch (NoSuchFileException | NotDirectoryException | DirectoryNotEmptyException _) {
      return false;
    }
  }

  @Override
  public boolean moveFolder(TreePath path, TreePath to) throws IOException {
    RootHandle handle = folder.handle();
    if (!Exchange.isFolder(handle, path)) {
      return false;
    }
    UserFolders folders = userFolders();
    try {
      folders.in(path.parent(), () -> folders.in(to.parent(), () -> handle.move(path, to)));
      return true;
    } catch (NoSuchFileException | FileAlreadyExistsException | NotDirectoryException _) {
      return false;
    }
  }

  /** Mode bits beyond the nine are not ours and stay. */
  @Override
  public boolean setAttributes(TreePath path, int mode, Instant mtime) throws IOException {
    RootHandle handle = folder.handle();
    FileStat stat = handle.stat(path);
    if (stat == null) {
      return false;
    }
    if (stat.kind() != FileStat.Kind.LINK) {
      handle.setMode(path, (stat.mode() & ~Content.MODE_BITS) | mode);
    }
    if (stat.kind() != FileStat.Kind.FOLDER) {
      handle.setTime(path, mtime);
    }
    return true;
  }

  @Override
  public void end(String batch) throws IOException {
    folder.letGo();
    batchFolders().end(batch);
  }

  /** Called first after a crash: folders that were made writable for a moment are so no more. */
  @Override
  public SortedSet<String> batches() throws IOException {
    SortedSet<String> batches = batchFolders().all();
    userFolders().restore();
    return batches;
  }

  @Override
  public @Nullable Intent intent(String batch) throws IOException {
    return IntentFile.read(folder.handle(), place.intent(batch));
  }

  @Override
  public SortedSet<Integer> temporaries(String batch) throws IOException {
    return batchFolders().temporaries(batch);
  }
}
