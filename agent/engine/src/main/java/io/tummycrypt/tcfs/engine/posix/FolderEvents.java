package io.tummycrypt.tcfs.engine.posix;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the folders of one tree. It only says where to look: an event may come late, more
 * than once, or for nothing, and what is lost is told as {@link FolderEvent.Lost} where that is
 * known. A folder is watched before it is listed: then what the listing does not show is heard of.
 *
 * <p>Any thread may read or watch; one may wait.
 */
public interface FolderEvents extends AutoCloseable {
  /**
   * Begins to listen as this system can, to no folder yet.
   *
   * @param top the absolute path of the top folder
   * @return null if this system tells of nothing, or not to this user any more
   */
  static @Nullable FolderEvents openIfAble(String top) {
    return openIfAble(top, System.getProperty("os.name", ""));
  }

  /**
   * The same on a system of this name. Nothing of another system's way is loaded.
   *
   * @param system as Java calls it
   */
  static @Nullable FolderEvents openIfAble(String top, String system) {
    if (system.startsWith("Mac")) {
      return new TreeEvents(Path.of(top), LibraryWatch::start);
    }
    return system.equals("Linux") && Kernel.isAvailable() ? InotifyEvents.openIfAble(top) : null;
  }

  /**
   * Has a folder watched from now on: at least what is in it. One that is watched already is from
   * now on known by this path.
   *
   * @param folder null for the top
   * @return false if nothing is heard of it: whoever wants to know has to look
   * @throws IOException if the folder cannot be opened
   */
  boolean watch(RootHandle root, @Nullable TreePath folder) throws IOException;

  /** How much is watched: folders, each with or without what is below it. */
  int watched();

  /** Why a folder is not watched, for people: of the last to which that happened. */
  String why();

  /** Waits until there is something to read; false once this is closed. */
  boolean await() throws IOException;

  /** What was heard since this was called last, each once; does not wait. */
  SequencedSet<FolderEvent> read() throws IOException;

  /** Whoever waits is told so. Closing it again does nothing. */
  @Override
  void close();
}
