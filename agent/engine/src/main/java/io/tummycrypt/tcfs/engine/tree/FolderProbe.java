package io.tummycrypt.tcfs.engine.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.posix.FileStat;
import io.tummycrypt.tcfs.engine.posix.Listing;
import io.tummycrypt.tcfs.engine.posix.RootHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Objects;

/**
 * Tries out what the file system of a root can do, in a folder of its own inside {@code .tcfs} that
 * is there only meanwhile. A root without {@code .tcfs} is none of ours yet, and is left alone.
 */
public final class FolderProbe {
  private static final TreePath PLACE = OwnFolder.TOP.child("probe");
  private static final TreePath A = PLACE.child("a");
  private static final TreePath B = PLACE.child("b");
  private static final TreePath LINK = PLACE.child("link");

  /** One name in the two forms that Unicode has for it. */
  private static final TreePath COMPOSED = PLACE.child("\u00e9");

  private static final TreePath DECOMPOSED = PLACE.child("e\u0301");

  private static final Instant ODD_TIME = Instant.ofEpochSecond(1_000_000_000, 123_456_789);

  private final RootHandle handle;
  private final Path folder;

  private FolderProbe(LocalFolder folder) throws IOException {
    this.handle = folder.handle();
    this.folder = Path.of(folder.path(), PLACE.toString());
  }

  /**
   * What a file system can do.
   *
   * @param foldsCase whether names that differ in case only are one
   * @param foldsForms whether names are one that differ only in how Unicode composes them
   * @param attributes whether a file can have attributes of its user ({@code user.*})
   * @param exchange whether two files can change places in one step
   * @param links whether there can be symbolic links
   * @param hardLinks whether a file can have two names
   * @param nanoseconds whether times are kept to the nanosecond
   */
  public record Features(
      boolean foldsCase,
      boolean foldsForms,
      boolean attributes,
      boolean exchange,
      boolean links,
      boolean hardLinks,
      boolean nanoseconds) {}

  /** Whether there is a place to try anything out. */
  public static boolean isPossible(LocalFolder folder) throws IOException {
    FileStat own = folder.handle().stat(OwnFolder.TOP);
    return own != null && own.kind() == FileStat.Kind.FOLDER;
  }

  /** The first of the features, which is found without writing. */
  public static boolean foldsCase(LocalFolder folder) throws IOException {
    return NameFolding.isOn(folder.handle(), folder.handle().list(null));
  }

  /**
   * All features.
   *
   * @throws IOException if nothing can be written there, or what was made cannot be removed
   */
  public static Features run(LocalFolder folder) throws IOException {
    FolderProbe probe = new FolderProbe(folder);
    // One that was killed may have left its own.
    probe.clear();
    probe.handle.makeFolder(PLACE, OwnFolder.MODE);
    try {
      return probe.features(foldsCase(folder));
    } finally {
      probe.clear();
    }
  }

  private Features features(boolean foldsCase) throws IOException {
    OwnFolder.create(handle, A, "a".getBytes(UTF_8));
    OwnFolder.create(handle, B, "b".getBytes(UTF_8));
    OwnFolder.create(handle, COMPOSED, new byte[0]);
    return new Features(
        foldsCase,
        handle.stat(DECOMPOSED) != null,
        hasAttributes(),
        canExchange(),
        canLink(),
        canLinkTwice(),
        keepsNanoseconds());
  }

  private boolean hasAttributes() {
    try {
      Path file = folder.resolve(A.name());
      Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
          .write("tcfs", ByteBuffer.wrap(new byte[] {1}));
      return true;
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
  }

  private boolean canExchange() throws IOException {
    try {
      handle.exchange(A, B);
      return true;
    } catch (UnsupportedOperationException none) {
      return false;
    }
  }

  private boolean canLink() {
    try {
      handle.makeLink(LINK, "a");
      return true;
    } catch (IOException none) {
      return false;
    }
  }

  private boolean canLinkTwice() {
    try {
      Files.createLink(folder.resolve("second"), folder.resolve(A.name()));
      return true;
    } catch (IOException | UnsupportedOperationException none) {
      return false;
    }
  }

  private boolean keepsNanoseconds() throws IOException {
    handle.setTime(B, ODD_TIME);
    FileStat stat = Objects.requireNonNull(handle.stat(B));
    return Instant.EPOCH.plusNanos(stat.stat().mtimeNanos()).equals(ODD_TIME);
  }

  private void clear() throws IOException {
    if (handle.stat(PLACE) == null) {
      return;
    }
    for (Listing.Entry entry : handle.list(PLACE).entries()) {
      if (entry instanceof Listing.Seen seen) {
        handle.removeFile(PLACE.child(seen.name()));
      }
    }
    handle.removeFolder(PLACE);
  }
}
