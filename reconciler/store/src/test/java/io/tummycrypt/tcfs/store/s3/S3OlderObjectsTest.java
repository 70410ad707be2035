package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.older.OlderObjects;
import io.tummycrypt.tcfs.store.older.OlderObjectsContract;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What readers of older stores promise, against a real server that checks signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3OlderObjectsTest extends OlderObjectsContract {
  private final AtomicInteger stores = new AtomicInteger();
  private Path folder;
  private S3Server server;
  private String prefix = "";

  @BeforeAll
  void start(@TempDir Path buckets) throws Exception {
    folder = buckets;
    server = S3Server.start(folder);
  }

  @BeforeEach
  void begin() throws IOException {
    server.makeBucket();
    prefix = "older/" + stores.incrementAndGet();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  protected OlderObjects objects() throws IOException {
    return S3OlderObjects.open(
        S3Options.of(S3Server.BUCKET, prefix), server.environment(), Caller.UNNAMED);
  }

  @Override
  protected void put(String key, byte[] bytes) throws IOException {
    Path file = folder.resolve(S3Server.BUCKET).resolve(prefix).resolve(key);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  @Override
  protected void takeAway() throws IOException {
    server.dropBucket();
  }
}
