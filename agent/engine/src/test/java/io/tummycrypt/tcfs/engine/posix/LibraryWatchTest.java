package io.tummycrypt.tcfs.engine.posix;

import java.nio.file.Path;

/** The library that is used on macOS, over what the JDK has for this system. */
class LibraryWatchTest extends FolderEventsContract {
  @Override
  FolderEvents open(Path top) {
    return new TreeEvents(top, LibraryWatch::start);
  }
}
