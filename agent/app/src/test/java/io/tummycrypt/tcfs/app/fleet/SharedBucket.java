package io.tummycrypt.tcfs.app.fleet;

import static java.util.Objects.requireNonNull;

import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One server with one bucket for all tests of a run that want one: it starts with the first of them
 * and ends with the run. Each fleet has a prefix of its own.
 */
final class SharedBucket implements BeforeAllCallback {
  private static final AtomicInteger FLEETS = new AtomicInteger();
  private static @Nullable Running running;

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(SharedBucket.class))
        .computeIfAbsent(Running.class, _ -> running = Running.start());
  }

  /** A prefix below which there is nothing yet. */
  static Place freshPlace() {
    String prefix = "fleets/" + FLEETS.incrementAndGet();
    return new Place(
        "s3://" + S3Server.BUCKET + "/" + prefix,
        folder().resolve(prefix),
        running().server.environment());
  }

  /** The folder that is the bucket. */
  static Path folder() {
    return running().folder.resolve(S3Server.BUCKET);
  }

  private static Running running() {
    return requireNonNull(running, "the server is started by this extension");
  }

  private record Running(Path folder, S3Server server) implements AutoCloseable {
    static Running start() {
      try {
        Path folder = MemoryFolder.create();
        return new Running(folder, S3Server.start(folder));
      } catch (Exception e) {
        throw new IllegalStateException("no server of buckets", e);
      }
    }

    @Override
    public void close() throws IOException {
      running = null;
      server.close();
      LossPair.deleteAll(folder);
    }
  }
}
