package io.tummycrypt.tcfs.store.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.HeadWriter;
import io.tummycrypt.tcfs.core.port.HeadsContract;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.store.object.DirectoryObjectStore;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Chains keep their promises in every object store. */
final class StoreHeadsContractTest {
  @Nested
  class InADirectory extends InAnObjectStore {
    @TempDir Path temp = Path.of("unset");

    @Override
    ObjectStore newStore() throws IOException {
      return DirectoryObjectStore.create(temp.resolve("store"));
    }
  }

  @Nested
  class InMemory extends InAnObjectStore {
    @Override
    ObjectStore newStore() {
      return new InMemoryObjectStore();
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class InABucket extends InAnObjectStore {
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
    ObjectStore newStore() throws IOException {
      return server.store("heads/" + stores.incrementAndGet());
    }
  }

  abstract static class InAnObjectStore extends HeadsContract {
    private Fleet fleet = new Fleet(new InMemoryObjectStore(), "yoga");

    abstract ObjectStore newStore() throws IOException;

    @BeforeEach
    void makeStore() throws IOException {
      fleet = new Fleet(newStore(), "yoga");
    }

    @Override
    protected HeadReader newReader() {
      return new Fleet(fleet.store, "reader").reader;
    }

    @Override
    protected HeadWriter writer() {
      return fleet.writer;
    }

    @Override
    protected Content.File stored(String text) throws IOException {
      return fleet.store(text.getBytes(UTF_8));
    }

    @Override
    protected void end(DeviceName device, DeviceName by, Instant at) throws IOException {
      long seq = Objects.requireNonNull(fleet.reader.list().get(device)).last() + 1;
      fleet.writer.create(fleet.writer.sealEnd(device, seq, by, at));
    }
  }
}
