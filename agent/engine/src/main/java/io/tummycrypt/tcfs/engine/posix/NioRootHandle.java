package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder on any system with POSIX attributes, through {@code java.nio}. What it cannot promise:
 *
 * <ul>
 *   <li>Folders above a path are looked at before each step, and a link there is refused; but a
 *       folder that another program replaces by a link between the look and the step is followed.
 *   <li>It names a path, not an open folder: what is mounted over that path is what it works on.
 *   <li>{@link #exchange} is not there; {@link #move} of a folder may replace an empty folder that
 *       appeared at the same moment.
 *   <li>{@link #sync} forces what was changed through this handle, one by one, and not what this
 *       user may not read.
 *   <li>A time of last change before 1970 becomes 1970.
 *   <li>Names are what the JVM makes of them: it needs a UTF-8 locale.
 * </ul>
 */
final class NioRootHandle implements RootHandle {
  private static final LinkOption NOFOLLOW = LinkOption.NOFOLLOW_LINKS;

  private final Path folder;
  private final UnsyncedPaths unsynced;

  private NioRootHandle(Path folder, UnsyncedPaths unsynced) {
    this.folder = folder;
    this.unsynced = unsynced;
  }

  static NioRootHandle open(String folder) throws IOException {
    return open(folder, new UnsyncedPaths());
  }

  static NioRootHandle open(String folder, UnsyncedPaths unsynced) throws IOException {
    Path path = Path.of(folder);
    Path real = path.toRealPath();
    requireFolder(real);
    return new NioRootHandle(real, unsynced);
  }

  /** The file at {@code path}, after a look at each folder above it. */
  private Path at(@Nullable TreePath path) throws IOException {
    if (path == null) {
      return folder;
    }
    Path at = folder;
    List<String> names = path.names();
    for (String name : names.subList(0, names.size() - 1)) {
      at = at.resolve(name);
      requireFolder(at);
    }
    return at.resolve(path.name());
  }

  private static void requireFolder(Path path) throws IOException {
    switch (NioStat.of(path).kind()) {
      case FOLDER -> {}
      case LINK ->
          throw new FileSystemException(
              shown(path), null, "a symbolic link is there, which is never followed");
      case FILE, SPECIAL -> throw new NotDirectoryException(shown(path));
    }
  }

  private static String shown(Path path) {
    return Printable.of(path.toString());
  }

  @Override
  public FileSystemState fileSystem() throws IOException {
    return PrintableNames.in(() -> {
      FileStore store = Files.getFileStore(folder);
      return new FileSystemState(store.type() + ":" + store.name(), store.getUsableSpace());
    });
  }

  @Override
  public @Nullable FileStat stat(@Nullable TreePath path) throws IOException {
    return PrintableNames.in(() -> {
      try {
        return NioStat.of(at(path));
      } catch (NoSuchFileException | NotDirectoryException _) {
        return null;
      }
    });
  }

  @Override
  public Listing list(@Nullable TreePath path) throws IOException {
    return PrintableNames.in(() -> {
      Path at = at(path);
      requireFolder(at);
      List<Listing.Entry> entries = new ArrayList<>();
      try (DirectoryStream<Path> names = Files.newDirectoryStream(at)) {
        for (Path each : names) {
          look(each, entries);
        }
      }
      return new Listing(NioStat.of(at), entries);
    });
  }

  private static void look(Path each, List<Listing.Entry> entries) {
    Path name = each.getFileName();
    if (!Path.of(name.toString()).equals(name)) {
      entries.add(new Listing.NotText(Printable.of(name.toString())));
      return;
    }
    try {
      entries.add(new Listing.Seen(name.toString(), NioStat.of(each)));
    } catch (NoSuchFileException _) {
      // It vanished since the listing, and so is not there.
    } catch (IOException e) {
      entries.add(new Listing.Unseen(name.toString(), IoText.why(e)));
    }
  }

  @Override
  public @Nullable String readLink(TreePath link) throws IOException {
    return PrintableNames.in(() -> {
      Path target = Files.readSymbolicLink(at(link));
      return Path.of(target.toString()).equals(target) ? target.toString() : null;
    });
  }

  @Override
  public OpenFile open(TreePath file) throws IOException {
    return PrintableNames.in(() -> {
      Path at = at(file);
      if (NioStat.of(at).kind() != FileStat.Kind.FILE) {
        throw new FileSystemException(shown(at), null, "it is no regular file");
      }
      return new NioOpenFile(at, FileChannel.open(at, StandardOpenOption.READ, NOFOLLOW));
    });
  }

  @Override
  public OpenFolder openFolder(@Nullable TreePath path) throws IOException {
    return PrintableNames.in(() -> {
      requireFolder(at(path));
      return new NioFolder(this, path);
    });
  }

  @Override
  public NewFile create(TreePath file) throws IOException {
    return PrintableNames.in(() -> {
      Path at = at(file);
      FileChannel channel =
          FileChannel.open(at, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      unsynced.addFolderOf(at);
      Files.setAttribute(at, "unix:mode", 0600, NOFOLLOW);
      return new NioNewFile(at, channel);
    });
  }

  @Override
  public void makeFolder(TreePath path, int mode) throws IOException {
    PrintableNames.in(() -> {
      Path at = at(path);
      Files.createDirectory(at);
      unsynced.addFolderOf(at);
      setMode(path, mode);
      return null;
    });
  }

  @Override
  public void makeLink(TreePath link, String target) throws IOException {
    PrintableNames.in(() -> {
      Path at = at(link);
      if (!Names.isEncodable(target)) {
        throw new FileSystemException(shown(at), null, "the link's target is not valid Unicode");
      }
      Files.createSymbolicLink(at, Path.of(target));
      unsynced.addFolderOf(at);
      return null;
    });
  }

  /**
   * A file is moved by a second name, which cannot replace anything; other things by a rename. What
   * is noted beneath a folder would not be found at its new name, and so is forced before.
   */
  @Override
  public void move(TreePath from, TreePath to) throws IOException {
    PrintableNames.in(() -> {
      Path source = at(from);
      Path target = at(to);
      if (NioStat.of(source).kind() == FileStat.Kind.FILE) {
        Files.createLink(target, source);
        unsynced.addFolderOf(target);
        Files.delete(source);
      } else if (Files.exists(target, NOFOLLOW)) {
        throw new FileAlreadyExistsException(shown(target));
      } else {
        unsynced.force();
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        unsynced.addFolderOf(target);
      }
      unsynced.addFolderOf(source);
      return null;
    });
  }

  @Override
  public void replace(TreePath from, TreePath to) throws IOException {
    PrintableNames.in(() -> {
      Path source = at(from);
      Path target = at(to);
      Files.move(
          source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      unsynced.addFolderOf(source);
      unsynced.addFolderOf(target);
      return null;
    });
  }

  @Override
  public void exchange(TreePath a, TreePath b) {
    throw new UnsupportedOperationException("java.nio has no exchange");
  }

  @Override
  public void removeFile(TreePath file) throws IOException {
    PrintableNames.in(() -> {
      Path at = at(file);
      if (NioStat.of(at).kind() == FileStat.Kind.FOLDER) {
        throw new FileSystemException(shown(at), null, "a folder is there");
      }
      Files.delete(at);
      unsynced.addFolderOf(at);
      return null;
    });
  }

  @Override
  public void removeFolder(TreePath path) throws IOException {
    PrintableNames.in(() -> {
      Path at = at(path);
      if (NioStat.of(at).kind() != FileStat.Kind.FOLDER) {
        throw new NotDirectoryException(shown(at));
      }
      Files.delete(at);
      unsynced.addFolderOf(at);
      return null;
    });
  }

  @Override
  public void setMode(@Nullable TreePath path, int mode) throws IOException {
    PrintableNames.in(() -> {
      Path at = at(path);
      if (NioStat.of(at).kind() == FileStat.Kind.LINK) {
        throw new FileSystemException(shown(at), null, "a link has no mode");
      }
      Files.setAttribute(at, "unix:mode", mode, NOFOLLOW);
      unsynced.add(at);
      return null;
    });
  }

  @Override
  public void setTime(TreePath path, Instant mtime) throws IOException {
    PrintableNames.in(() -> {
      Path at = at(path);
      setTime(at, mtime);
      unsynced.add(at);
      return null;
    });
  }

  static void setTime(Path at, Instant mtime) throws IOException {
    Files.getFileAttributeView(at, BasicFileAttributeView.class, NOFOLLOW)
        .setTimes(FileTime.from(mtime), null, null);
  }

  @Override
  public void sync() throws IOException {
    PrintableNames.in(() -> {
      unsynced.force();
      return null;
    });
  }

  @Override
  public void close() {}
}
