package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.observed.Stat;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
 *   <li>{@link #sync} does nothing: the files written were synchronised one by one, renames were
 *       not.
 *   <li>A time of last change before 1970 becomes 1970.
 *   <li>Names are what the JVM makes of them: it needs a UTF-8 locale.
 * </ul>
 */
final class NioRootHandle implements RootHandle {
  private static final LinkOption NOFOLLOW = LinkOption.NOFOLLOW_LINKS;
  private static final String ATTRIBUTES = "unix:mode,ino,dev,size,lastModifiedTime,ctime";

  private final Path folder;

  private NioRootHandle(Path folder) {
    this.folder = folder;
  }

  static NioRootHandle open(String folder) throws IOException {
    Path path = Path.of(folder);
    Path real = path.toRealPath();
    requireFolder(real);
    return new NioRootHandle(real);
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
    switch (statOf(path).kind()) {
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

  static FileStat statOf(Path path) throws IOException {
    Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, NOFOLLOW);
    int mode = (Integer) number(found, "mode");
    Stat stat =
        new Stat(
            number(found, "size").longValue(),
            nanos(found, "lastModifiedTime"),
            nanos(found, "ctime"),
            number(found, "ino").longValue());
    return new FileStat(
        kind(mode), mode & 07777, stat, number(found, "dev").longValue(), /* mount= */ 0);
  }

  private static Number number(Map<String, Object> found, String name) {
    return found.get(name) instanceof Number number ? number : 0;
  }

  private static long nanos(Map<String, Object> found, String name) {
    return found.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }

  private static FileStat.Kind kind(int mode) {
    return switch (mode & 0170000) {
      case 0100000 -> FileStat.Kind.FILE;
      case 0040000 -> FileStat.Kind.FOLDER;
      case 0120000 -> FileStat.Kind.LINK;
      default -> FileStat.Kind.SPECIAL;
    };
  }

  private interface Step<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /** The JDK's messages have raw names in them; a name must not forge a line of output. */
  private static <T extends @Nullable Object> T named(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (FileSystemException e) {
      String file = String.valueOf(e.getFile());
      if (Printable.of(file).equals(file)) {
        throw e;
      }
      throw printable(e, Printable.of(file));
    }
  }

  private static IOException printable(FileSystemException e, String file) {
    FileSystemException again =
        switch (e) {
          case NoSuchFileException _ -> new NoSuchFileException(file);
          case FileAlreadyExistsException _ -> new FileAlreadyExistsException(file);
          case AccessDeniedException _ -> new AccessDeniedException(file);
          case NotDirectoryException _ -> new NotDirectoryException(file);
          case DirectoryNotEmptyException _ -> new DirectoryNotEmptyException(file);
          default -> new FileSystemException(file, null, e.getReason());
        };
    again.initCause(e);
    return again;
  }

  @Override
  public FileSystemState fileSystem() throws IOException {
    return named(() -> {
      FileStore store = Files.getFileStore(folder);
      return new FileSystemState(store.type() + ":" + store.name(), store.getUsableSpace());
    });
  }

  @Override
  public @Nullable FileStat stat(@Nullable TreePath path) throws IOException {
    return named(() -> {
      try {
        return statOf(at(path));
      } catch (NoSuchFileException | NotDirectoryException _) {
        return null;
      }
    });
  }

  @Override
  public Listing list(@Nullable TreePath path) throws IOException {
    return named(() -> {
      Path at = at(path);
      requireFolder(at);
      List<Listing.Entry> entries = new ArrayList<>();
      try (DirectoryStream<Path> names = Files.newDirectoryStream(at)) {
        for (Path each : names) {
          look(each, entries);
        }
      }
      return new Listing(statOf(at), entries);
    });
  }

  private static void look(Path each, List<Listing.Entry> entries) {
    Path name = each.getFileName();
    if (!Path.of(name.toString()).equals(name)) {
      entries.add(new Listing.NotText(Printable.of(name.toString())));
      return;
    }
    try {
      entries.add(new Listing.Seen(name.toString(), statOf(each)));
    } catch (NoSuchFileException _) {
      // It vanished since the listing, and so is not there.
    } catch (IOException e) {
      entries.add(
          new Listing.Unseen(name.toString(), Printable.of(String.valueOf(e.getMessage()))));
    }
  }

  @Override
  public @Nullable String readLink(TreePath link) throws IOException {
    return named(() -> {
      Path target = Files.readSymbolicLink(at(link));
      return Path.of(target.toString()).equals(target) ? target.toString() : null;
    });
  }

  @Override
  public OpenFile open(TreePath file) throws IOException {
    return named(() -> {
      Path at = at(file);
      if (statOf(at).kind() != FileStat.Kind.FILE) {
        throw new FileSystemException(shown(at), null, "it is no regular file");
      }
      return new NioOpenFile(at, FileChannel.open(at, StandardOpenOption.READ, NOFOLLOW));
    });
  }

  @Override
  public NewFile create(TreePath file) throws IOException {
    return named(() -> {
      Path at = at(file);
      FileChannel channel =
          FileChannel.open(at, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      Files.setAttribute(at, "unix:mode", 0600, NOFOLLOW);
      return new NioNewFile(at, channel);
    });
  }

  @Override
  public void makeFolder(TreePath path, int mode) throws IOException {
    named(() -> {
      Files.createDirectory(at(path));
      setMode(path, mode);
      return null;
    });
  }

  @Override
  public void makeLink(TreePath link, String target) throws IOException {
    named(() -> {
      if (!Names.isEncodable(target)) {
        throw new FileSystemException(
            shown(at(link)), null, "the link's target is not valid Unicode");
      }
      Files.createSymbolicLink(at(link), Path.of(target));
      return null;
    });
  }

  /** A file is moved by a second name, which cannot replace anything; other things by a rename. */
  @Override
  public void move(TreePath from, TreePath to) throws IOException {
    named(() -> {
      Path source = at(from);
      Path target = at(to);
      if (statOf(source).kind() == FileStat.Kind.FILE) {
        Files.createLink(target, source);
        Files.delete(source);
      } else if (Files.exists(target, NOFOLLOW)) {
        throw new FileAlreadyExistsException(shown(target));
      } else {
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
      }
      return null;
    });
  }

  @Override
  public void replace(TreePath from, TreePath to) throws IOException {
    named(() -> {
      Files.move(
          at(from), at(to), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return null;
    });
  }

  @Override
  public void exchange(TreePath a, TreePath b) {
    throw new UnsupportedOperationException("java.nio has no exchange");
  }

  @Override
  public void removeFile(TreePath file) throws IOException {
    named(() -> {
      Path at = at(file);
      if (statOf(at).kind() == FileStat.Kind.FOLDER) {
        throw new FileSystemException(shown(at), null, "a folder is there");
      }
      Files.delete(at);
      return null;
    });
  }

  @Override
  public void removeFolder(TreePath path) throws IOException {
    named(() -> {
      Path at = at(path);
      if (statOf(at).kind() != FileStat.Kind.FOLDER) {
        throw new NotDirectoryException(shown(at));
      }
      Files.delete(at);
      return null;
    });
  }

  @Override
  public void setMode(@Nullable TreePath path, int mode) throws IOException {
    named(() -> {
      Path at = at(path);
      if (statOf(at).kind() == FileStat.Kind.LINK) {
        throw new FileSystemException(shown(at), null, "a link has no mode");
      }
      Files.setAttribute(at, "unix:mode", mode, NOFOLLOW);
      return null;
    });
  }

  @Override
  public void setTime(TreePath path, Instant mtime) throws IOException {
    named(() -> {
      setTime(at(path), mtime);
      return null;
    });
  }

  static void setTime(Path at, Instant mtime) throws IOException {
    Files.getFileAttributeView(at, BasicFileAttributeView.class, NOFOLLOW)
        .setTimes(FileTime.from(mtime), null, null);
  }

  @Override
  public void sync() {}

  @Override
  public void close() {}
}
