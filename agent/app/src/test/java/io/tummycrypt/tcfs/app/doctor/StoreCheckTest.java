package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreCheckTest {
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private Duration step = Duration.ofMillis(1);
  private long nanos;

  /** Each time it is asked, so much time has passed. */
  private long tick() {
    nanos += step.toNanos();
    return nanos;
  }

  @Test
  void aFastStoreThatKeepsItsPromisesIsOkAndIsLeftEmpty() throws IOException {
    for (Check check : checkOf(store).writing()) {
      assertEquals(Level.OK, check.level(), check.toString());
    }
    Check latency = checkOf(store).latency();
    assertEquals(Check.ok(Topic.LATENCY, "1 ms for a small read"), latency);
    assertEquals(List.of(), store.list(""));
  }

  @Test
  void aSlowStoreIsAWarning() {
    step = Duration.ofSeconds(10);
    Check latency = checkOf(store).latency();
    assertEquals(Level.WARN, latency.level());
    Check throughput = check(Topic.THROUGHPUT, checkOf(store));
    assertEquals(Level.WARN, throughput.level());
    assertEquals("819 KiB/s up, 819 KiB/s down", throughput.found());
  }

  @Test
  void aStoreThatListsLateIsAnErrorOfThatCheckAlone() {
    store.freezeListings();
    assertEquals(Level.ERROR, check(Topic.LISTING, checkOf(store)).level());
    assertEquals(Level.OK, check(Topic.CREATE_ONCE, checkOf(store)).level());
  }

  @Test
  void aStoreThatLetsEveryoneWinIsAnError() {
    Check check = check(Topic.CREATE_ONCE, checkOf(new Careless(store)));
    assertEquals(Level.ERROR, check.level());
    assertTrue(check.found().contains("16 of 16 racers"), check.found());
    assertTrue(check.nextStep().contains("If-None-Match"), check.nextStep());
  }

  @Test
  void aStoreThatGivesOtherBytesIsAnError() {
    Check check = check(Topic.THROUGHPUT, checkOf(new Forgetful(store)));
    assertEquals(Level.ERROR, check.level());
    assertTrue(check.found().contains("other bytes"), check.found());
  }

  @Test
  void aStoreThatFailsIsAnErrorOfEachCheck() {
    StoreCheck check = checkOf(new Broken(store));
    check.writing().forEach(each -> assertEquals(Level.ERROR, each.level(), each.toString()));
    assertEquals(Level.ERROR, check.latency().level());
  }

  @Test
  void whatIsNotTriedOutIsSkippedWithTheReason() {
    assertEquals(
        List.of(Topic.CREATE_ONCE, Topic.LISTING, Topic.THROUGHPUT),
        StoreCheck.skipped("why").stream().map(Check::topic).toList());
    assertEquals("why", StoreCheck.skipped("why").getFirst().found());
  }

  private StoreCheck checkOf(ObjectStore objects) {
    return new StoreCheck(objects, "token", this::tick);
  }

  private static Check check(Topic topic, StoreCheck checks) {
    return checks.writing().stream()
        .filter(check -> check.topic() == topic)
        .findFirst()
        .orElseThrow();
  }

  /** Does everything as the store behind it. */
  private static class Passing implements ObjectStore {
    final InMemoryObjectStore behind;

    Passing(InMemoryObjectStore behind) {
      this.behind = behind;
    }

    @Override
    public byte[] read(ObjectKey key, int maxBytes) throws IOException {
      return behind.read(key, maxBytes);
    }

    @Override
    public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
      return behind.readRange(key, offset, length);
    }

    @Override
    public long size(ObjectKey key) throws IOException {
      return behind.size(key);
    }

    @Override
    public List<ObjectKey> list(String prefix) throws IOException {
      return behind.list(prefix);
    }

    @Override
    public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
      return behind.createOnce(key, bytes);
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
      behind.delete(key);
    }
  }

  /** As a server that knows no conditional writes. */
  private static final class Careless extends Passing {
    Careless(InMemoryObjectStore behind) {
      super(behind);
    }

    @Override
    public Creation createOnce(ObjectKey key, ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      behind.damage(key, copy);
      return Creation.CREATED;
    }
  }

  /** As a bad disk. */
  private static final class Forgetful extends Passing {
    Forgetful(InMemoryObjectStore behind) {
      super(behind);
    }

    @Override
    public byte[] read(ObjectKey key, int maxBytes) throws IOException {
      byte[] bytes = super.read(key, maxBytes);
      bytes[bytes.length / 2]++;
      return bytes;
    }
  }

  /** As a server that is overloaded. */
  private static final class Broken extends Passing {
    Broken(InMemoryObjectStore behind) {
      super(behind);
    }

    @Override
    public byte[] read(ObjectKey key, int maxBytes) throws IOException {
      throw new IOException("status 500");
    }

    @Override
    public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
      throw new IOException("status 500");
    }
  }
}
