package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every reader of an older store promises. */
public abstract class OlderObjectsContract {
  /** A reader of the store that {@link #put} fills. */
  protected abstract OlderObjects objects() throws IOException;

  protected abstract void put(String key, byte[] bytes) throws IOException;

  /** Takes the whole store away. */
  protected abstract void takeAway() throws IOException;

  private void put(String key) throws IOException {
    put(key, key.getBytes(UTF_8));
  }

  @Test
  void listsAllNamesBelowAPrefixInOrder() throws IOException {
    for (String key :
        List.of("index/b/K\u00e4se 1", "index/a", "index/b/x", "indexes", "chunks/1")) {
      put(key);
    }
    assertEquals(List.of("a", "b/K\u00e4se 1", "b/x"), objects().list("index/"));
    assertEquals(List.of(), objects().list("manifests/"));
  }

  @Test
  void readsAWholeObjectOfAnyName() throws IOException {
    put("index/odd name & more.txt");
    assertArrayEquals(
        "index/odd name & more.txt".getBytes(UTF_8),
        objects().read("index/odd name & more.txt", 100));
    put("chunks/0", new byte[0]);
    assertEquals(0, objects().read("chunks/0", 100).length);
  }

  @Test
  void tellsWhatIsMissingFromWhatIsTooLong() throws IOException {
    put("chunks/1", new byte[11]);
    assertEquals(11, objects().read("chunks/1", 11).length);
    assertThrows(OlderFormatException.class, () -> objects().read("chunks/1", 10));
    assertThrows(NoSuchFileException.class, () -> objects().read("chunks/2", 10));
    assertThrows(NoSuchFileException.class, () -> objects().read("nowhere/2", 10));
  }

  @Test
  void aStoreThatIsAwayIsNeverAnEmptyOne() throws IOException {
    put("chunks/1");
    takeAway();
    assertThrows(StoreAbsentException.class, () -> objects().read("chunks/1", 10));
    assertThrows(StoreAbsentException.class, () -> objects().list("index/"));
  }
}
