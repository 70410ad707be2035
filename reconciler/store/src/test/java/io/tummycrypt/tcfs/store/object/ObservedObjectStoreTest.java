package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ObservedObjectStoreTest extends ObjectStoreContract {
  private static final ObjectKey KEY = new ObjectKey("heads/a/1");

  private final List<String> requests = new ArrayList<>();
  private InMemoryObjectStore behind = new InMemoryObjectStore();

  @Override
  protected ObjectStore newStore() {
    behind = new InMemoryObjectStore();
    return observed(RequestListener.NONE);
  }

  @Override
  protected void takeAway(ObjectStore gone) {
    behind.setAbsent(true);
  }

  private ObjectStore observed(RequestListener listener) {
    AtomicLong clock = new AtomicLong();
    return new ObservedObjectStore(behind, listener, () -> clock.getAndAdd(5));
  }

  private ObjectStore noted() {
    return observed(request ->
        requests.add(
            "%s %s %d %d %s"
                .formatted(
                    request.kind(),
                    request.object(),
                    request.bytes(),
                    request.took().toNanos(),
                    request.outcome().text())));
  }

  @Test
  void tellsOfEachRequestWithItsBytesAndItsTime() throws IOException {
    ObjectStore store = noted();
    store.createOnce(KEY, new byte[3]);
    store.createOnce(KEY, new byte[2]);
    store.read(KEY, 9);
    store.readRange(KEY, 1, 2);
    store.size(KEY);
    store.list("heads/");
    store.delete(KEY);
    assertEquals(
        List.of(
            "CREATE heads/a/1 3 5 done",
            "CREATE heads/a/1 2 5 exists",
            "READ heads/a/1 3 5 done",
            "READ_RANGE heads/a/1 2 5 done",
            "SIZE heads/a/1 0 5 done",
            "LIST heads/ 0 5 done",
            "DELETE heads/a/1 0 5 done"),
        requests);
  }

  @Test
  void tellsOfARequestThatFailed() {
    assertThrows(NoSuchFileException.class, () -> noted().read(KEY, 9));
    behind.setFaults((_, _) -> Faults.Outcome.FAILS);
    assertThrows(IOException.class, () -> noted().createOnce(KEY, new byte[3]));
    assertEquals(List.of("READ heads/a/1 0 5 absent", "CREATE heads/a/1 0 5 failed"), requests);
  }
}
