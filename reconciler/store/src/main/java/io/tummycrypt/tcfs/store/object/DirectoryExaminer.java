package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.StoreTrait.Aspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Looks at the folder of a store, and at the disk or the server that the folder is on. */
public final class DirectoryExaminer implements StoreExaminer {
  private final Path folder;
  private final boolean mayWrite;
  private final InstantSource clock;

  /**
   * Nothing is looked at yet.
   *
   * @param mayWrite whether a file may be made, and removed, to see which time it is given
   */
  public DirectoryExaminer(Path folder, boolean mayWrite, InstantSource clock) {
    this.folder = folder.toAbsolutePath();
    this.mayWrite = mayWrite;
    this.clock = clock;
  }

  @Override
  public List<StoreTrait> examine() {
    List<StoreTrait> traits = new ArrayList<>();
    try {
      StoreMarker.require(folder);
      traits.add(new StoreTrait.Place(folder + ", on " + Files.getFileStore(folder).type()));
    } catch (IOException e) {
      traits.add(new StoreTrait.Failed(Aspect.PLACE, e));
      return traits;
    }
    traits.add(space());
    if (mayWrite) {
      traits.add(time());
    }
    return traits;
  }

  private StoreTrait space() {
    try {
      return new StoreTrait.Space(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return new StoreTrait.Failed(Aspect.SPACE, e);
    }
  }

  /** By a file among the temporaries of writers, where one that is left is cleared away. */
  private StoreTrait time() {
    try {
      Path temporaries = folder.resolve(DirectoryWriter.TEMPORARIES);
      if (!Files.isDirectory(temporaries)) {
        Folders.createOne(temporaries);
      }
      Path file = Files.createTempFile(temporaries, "object-", "", Folders.FILE_MODE);
      try {
        Instant there = Files.getLastModifiedTime(file).toInstant();
        return new StoreTrait.Clock(Duration.between(clock.instant(), there));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return new StoreTrait.Failed(Aspect.CLOCK, e);
    }
  }
}
