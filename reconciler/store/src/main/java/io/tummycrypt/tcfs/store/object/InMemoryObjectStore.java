package io.tummycrypt.tcfs.store.object;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that keeps every promise of the port, and can be told to break down, to leave
 * outcomes unknown, to list late, to be absent and to have damaged bytes. Safe for many threads.
 */
public final class InMemoryObjectStore implements ObjectStore {
  private final NavigableMap<ObjectKey, byte[]> objects = new TreeMap<>();
  private Faults faults = Faults.NONE;
  private boolean absent;
  private @Nullable List<ObjectKey> frozenListing;

  /** What goes wrong from now on; {@link Faults#NONE} heals it. */
  public synchronized void setFaults(Faults next) {
    faults = next;
  }

  /** Takes the whole store away, or brings it back as it was. */
  public synchronized void setAbsent(boolean away) {
    absent = away;
  }

  /** Listings stay as they are now, while objects come and go. */
  public synchronized void freezeListings() {
    frozenListing = List.copyOf(objects.keySet());
  }

  /** Listings are right again. */
  public synchronized void thawListings() {
    frozenListing = null;
  }

  /** Puts other bytes in the place of an object, as a bad disk or a stranger would. */
  public synchronized void damage(ObjectKey key, byte[] bytes) {
    objects.put(key, bytes.clone());
  }

  @Override
  public synchronized byte[] read(ObjectKey key, int maxBytes) throws IOException {
    byte[] bytes = find(Faults.Operation.READ, key);
    if (bytes.length > maxBytes) {
      throw new ObjectTooLargeException(key, bytes.length, maxBytes);
    }
    return bytes.clone();
  }

  @Override
  public synchronized byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
    byte[] bytes = find(Faults.Operation.READ, key);
    if (bytes.length - offset < length) {
      throw new EOFException(
          "object '%s' is too short: it has %d bytes, expected %d from %d on"
              .formatted(key, bytes.length, length, offset));
    }
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  @Override
  public synchronized long size(ObjectKey key) throws IOException {
    return find(Faults.Operation.READ, key).length;
  }

  @Override
  public synchronized List<ObjectKey> list(String prefix) throws IOException {
    ObjectKey.requirePrefix(prefix);
    requireHealthy(Faults.Operation.LIST, prefix);
    return Objects.requireNonNullElseGet(frozenListing, () -> List.copyOf(objects.keySet()))
        .stream()
        .filter(key -> key.text().startsWith(prefix))
        .toList();
  }

  @Override
  public synchronized Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    Faults.Outcome outcome = requireHealthy(Faults.Operation.CREATE, key.text());
    Creation creation = Creation.EXISTS;
    if (outcome != Faults.Outcome.LOST && !objects.containsKey(key)) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      objects.put(key, copy);
      creation = Creation.CREATED;
    }
    if (outcome != Faults.Outcome.FINE) {
      throw new UnknownOutcomeException(key, new IOException("no answer"));
    }
    return creation;
  }

  @Override
  public synchronized void delete(ObjectKey key) throws IOException {
    requireHealthy(Faults.Operation.DELETE, key.text());
    objects.remove(key);
  }

  private byte[] find(Faults.Operation operation, ObjectKey key) throws IOException {
    requireHealthy(operation, key.text());
    byte[] bytes = objects.get(key);
    if (bytes == null) {
      throw new NoSuchFileException(key.text(), null, "no object '" + key + "'");
    }
    return bytes;
  }

  private Faults.Outcome requireHealthy(Faults.Operation operation, String key) throws IOException {
    if (absent) {
      throw new StoreAbsentException("the store in memory is not there");
    }
    Faults.Outcome outcome = faults.next(operation, key);
    boolean mayBeUnknown = operation == Faults.Operation.CREATE;
    if (outcome == Faults.Outcome.FAILS || (outcome != Faults.Outcome.FINE && !mayBeUnknown)) {
      throw new IOException("the store in memory was told to fail at '" + key + "'");
    }
    return outcome;
  }

  @Override
  public String toString() {
    return "store in memory";
  }
}
