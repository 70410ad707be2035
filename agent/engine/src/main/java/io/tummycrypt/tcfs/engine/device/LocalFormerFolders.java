package io.tummycrypt.tcfs.engine.device;

import io.tummycrypt.tcfs.core.port.FormerFolders;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.engine.tree.LocalFolder;
import io.tummycrypt.tcfs.engine.tree.LocalRootReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folders in which roots of this device once were. One that is a root now under whatever name,
 * is in one or has one in it, is none of them: nobody shall be told to delete it.
 */
final class LocalFormerFolders implements FormerFolders, AutoCloseable {
  private final Collection<LocalFolder> roots;
  private final InstantSource clock;
  private final Map<String, LocalFolder> opened = new TreeMap<>();

  /**
   * @param roots the folders of the roots of this device now
   */
  LocalFormerFolders(Collection<LocalFolder> roots, InstantSource clock) {
    this.roots = roots;
    this.clock = clock;
  }

  @Override
  public @Nullable RootReader at(String path) {
    Path folder = real(path);
    for (LocalFolder root : roots) {
      Path now = real(root.path());
      if (folder.startsWith(now) || now.startsWith(folder)) {
        return null;
      }
    }
    return new LocalRootReader(opened.computeIfAbsent(path, LocalFolder::new), clock);
  }

  /** The path with links followed; as it is written if nothing is there. */
  private static Path real(String path) {
    Path written = Path.of(path);
    try {
      return written.toRealPath();
    } catch (IOException _) {
      return written.toAbsolutePath().normalize();
    }
  }

  @Override
  public void close() {
    opened.values().forEach(LocalFolder::close);
  }
}
