package io.tummycrypt.tcfs.app.agent;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that something in a folder may have changed, nothing more. Where that cannot be heard of,
 * nothing is said: whoever asks looks now and then all the same.
 */
final class FolderWatch implements AutoCloseable {
  private static final WatchEvent.Kind<?>[] ANYTHING = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final Runnable hears;
  private @Nullable WatchService service;

  private FolderWatch(Runnable hears) {
    this.hears = hears;
  }

  static FolderWatch start(Runnable hears) {
    return new FolderWatch(hears);
  }

  /** Hears of these folders, besides others; to be called again, for one may be another now. */
  void watch(List<Path> folders) {
    for (Path folder : folders) {
      try {
        folder.register(service(), ANYTHING);
      } catch (IOException _) {
        // It is not there, or there are too many watches.
      }
    }
  }

  private WatchService service() throws IOException {
    WatchService open = service;
    if (open == null) {
      WatchService fresh = FileSystems.getDefault().newWatchService();
      Thread.ofPlatform().daemon().name("document-source-watch").start(() -> listen(fresh));
      service = fresh;
      open = fresh;
    }
    return open;
  }

  private void listen(WatchService from) {
    try {
      while (true) {
        WatchKey key = from.take();
        key.pollEvents();
        key.reset();
        hears.run();
      }
    } catch (ClosedWatchServiceException | InterruptedException _) {
      // Nobody wants to hear any more.
    }
  }

  @Override
  public void close() {
    WatchService open = service;
    service = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException _) {
        // It is not used any more.
      }
    }
  }
}
