package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An older store in memory, which can be told to be away. Safe for many threads. */
public final class InMemoryOlderObjects implements OlderObjects {
  private final NavigableMap<String, byte[]> objects = new TreeMap<>();
  private boolean absent;

  /** Has these bytes under that key from now on. */
  public synchronized void put(String key, byte[] bytes) {
    objects.put(key, bytes.clone());
  }

  /** Has nothing under that key any more. */
  public synchronized void remove(String key) {
    objects.remove(key);
  }

  /** Takes the whole store away, or brings it back as it was. */
  public synchronized void setAbsent(boolean away) {
    absent = away;
  }

  @Override
  public synchronized byte[] read(String key, int maxBytes) throws IOException {
    requirePresent();
    byte[] bytes = objects.get(key);
    if (bytes == null) {
      throw new NoSuchFileException(key);
    }
    if (bytes.length > maxBytes) {
      throw OlderFormatException.tooLong(key, maxBytes);
    }
    return bytes.clone();
  }

  @Override
  public synchronized List<String> list(String prefix) throws IOException {
    requirePresent();
    return objects.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  private void requirePresent() throws StoreAbsentException {
    if (absent) {
      throw new StoreAbsentException("the older store in memory is not there");
    }
  }

  @Override
  public String toString() {
    return "older store in memory";
  }
}
