package io.tummycrypt.tcfs.store.older;

import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The bytes of files in an older store; a few chunks are read ahead of who wants them. */
public final class OlderContents implements AutoCloseable {
  private final OlderObjects objects;
  private final ExecutorService reading = Executors.newVirtualThreadPerTaskExecutor();

  public OlderContents(OlderObjects objects) {
    this.objects = objects;
  }

  /**
   * The bytes of a file from their beginning, each chunk verified before a byte of it is given out.
   * Reading begins at once, before anybody asks for a byte. Whether they are all of the file shows
   * its digest alone.
   */
  public InputStream open(OlderFile file) {
    return new OlderStream(objects, file, reading);
  }

  /** Ends all reading. */
  @Override
  public void close() {
    reading.shutdownNow();
  }
}
