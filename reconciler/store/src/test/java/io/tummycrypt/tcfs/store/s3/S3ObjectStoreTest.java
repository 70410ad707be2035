package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract, against a real server that checks signatures. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3ObjectStoreTest extends ObjectStoreContract {
  private final AtomicInteger stores = new AtomicInteger();
  private S3Server server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    server = S3Server.start(folder);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  protected ObjectStore newStore() throws IOException {
    server.makeBucket();
    return server.store("fleets/" + stores.incrementAndGet());
  }

  @Override
  protected void takeAway(ObjectStore gone) throws IOException {
    server.dropBucket();
  }
}
