package io.tummycrypt.tcfs.engine.posix;

import java.io.IOException;
import java.nio.file.Path;

/** Tells of a folder and of all that is below it, as long as it is open. */
interface TreeWatch extends AutoCloseable {
  /** Is told, by any thread. */
  interface Listener {
    /** Something changed at a path, or below it. */
    void changed(Path path, boolean isFolder);

    /** Something was not heard, wherever it was. */
    void lost();

    /** Nothing more will be told; also after it was closed. */
    void ended();
  }

  /** Begins to watch. */
  @FunctionalInterface
  interface Starter {
    /**
     * On return what happens from now on is told, or will be within moments.
     *
     * @throws IOException if nothing can be told of this folder; then nothing is left open
     */
    TreeWatch start(Path top, Listener listener) throws IOException;
  }

  /** What is told meanwhile is of no meaning any more. */
  @Override
  void close();
}
