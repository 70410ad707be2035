package io.tummycrypt.tcfs.engine.posix;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeEvent.EventType;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.slf4j.helpers.NOPLogger;

/**
 * A tree watched by {@code directory-watcher}: on macOS through FSEvents, elsewhere through the
 * JDK's {@code WatchService}, folder by folder. All that is named by the library is in here.
 *
 * <p>At the beginning, and of a folder that is new, it lists all that is below, and on macOS it
 * keeps each path in memory. It does not read files: that is switched off.
 */
final class LibraryWatch implements TreeWatch {
  private final DirectoryWatcher watcher;

  private LibraryWatch(DirectoryWatcher watcher) {
    this.watcher = watcher;
  }

  /** As {@link TreeWatch.Starter#start}. */
  static TreeWatch start(Path top, Listener listener) throws IOException {
    try {
      LibraryWatch watch =
          new LibraryWatch(
              DirectoryWatcher.builder()
                  .path(top)
                  .fileHashing(false)
                  .logger(NOPLogger.NOP_LOGGER)
                  .listener(new Ear(listener))
                  .build());
      watch.begin(listener);
      return watch;
    } catch (LinkageError e) {
      throw unable(e);
    }
  }

  /** The folders are registered by this thread, and heard of by another one. */
  private void begin(Listener listener) throws IOException {
    CompletableFuture<Void> end =
        watcher.watchAsync(
            events -> Thread.ofPlatform().daemon().name("tree-events").start(events));
    if (end.isCompletedExceptionally()) {
      close();
      throw unable(end.exceptionNow());
    }
    var _ = end.whenComplete((_, _) -> listener.ended());
  }

  /** Of what cannot be loaded no more is told than its kind: the rest is the whole class path. */
  private static IOException unable(Throwable why) {
    String what = why instanceof LinkageError ? why.getClass().getSimpleName() : why.toString();
    return new IOException("the system's file events cannot be had: " + what, why);
  }

  private record Ear(Listener listener) implements DirectoryChangeListener {
    @Override
    public void onEvent(DirectoryChangeEvent event) {
      if (event.eventType() == EventType.OVERFLOW || event.path() == null) {
        listener.lost();
      } else {
        listener.changed(event.path(), event.isDirectory());
      }
    }

    @Override
    public void onException(Exception e) {
      listener.lost();
    }
  }

  @Override
  public void close() {
    try {
      watcher.close();
    } catch (IOException _) {
      // Nobody listens to it any more, and it ends with the process.
    }
  }
}
