package io.tummycrypt.tcfs.store.repair;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts an object in the place of a damaged one, in a store that changes nothing: what was there is
 * kept elsewhere first, and is there to be read before it is deleted.
 */
final class Placing {
  private static final int LIMIT = 256 << 20;

  private final ObjectStore store;
  private final String name;

  Placing(ObjectStore store, String name) {
    this.store = store;
    this.name = name;
  }

  /**
   * Replaces an object, or creates it where there is none.
   *
   * @throws IOException if that was not done; what was there is there still, or is kept
   */
  void replace(ObjectKey key, byte[] bytes) throws IOException {
    byte[] before = read(key);
    if (Arrays.equals(before, bytes)) {
      // Another device was faster.
      return;
    }
    if (before == null) {
      create(key, bytes);
      require(key, bytes);
      return;
    }
    ObjectKey safe = keep(key, before);
    // To keep it takes a while, in which another device may have repaired it.
    byte[] now = read(key);
    if (Arrays.equals(now, bytes)) {
      return;
    }
    if (!Arrays.equals(now, before)) {
      throw new IOException(
          "it changed meanwhile: another device repairs it, too; run the repair again to see");
    }
    boolean isDeleted = false;
    try {
      store.delete(key);
      isDeleted = true;
      create(key, bytes);
      require(key, bytes);
    } catch (DamagedObjectException other) {
      throw other;
    } catch (IOException e) {
      throw new IOException(
          "it %s from its place now, and what was there is kept as '%s': run the repair again (%s)"
              .formatted(isDeleted ? "is gone" : "may be gone", safe, IoText.of(e)),
          e);
    }
  }

  /** Keeps what is there, if anything is. */
  void keep(ObjectKey key) throws IOException {
    byte[] before = read(key);
    if (before != null) {
      keep(key, before);
    }
  }

  private byte @Nullable [] read(ObjectKey key) throws IOException {
    try {
      return store.read(key, LIMIT);
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  private ObjectKey keep(ObjectKey key, byte[] before) throws IOException {
    ObjectKey safe = StoreKeys.kept(name, key);
    create(safe, before);
    require(safe, before);
    return safe;
  }

  private void create(ObjectKey key, byte[] bytes) throws IOException {
    if (CreateOnce.persistently(store, key, bytes) != Creation.CREATED) {
      throw new DamagedObjectException(key, "other bytes", "those of a repair");
    }
  }

  private void require(ObjectKey key, byte[] bytes) throws IOException {
    if (!Arrays.equals(store.read(key, Math.max(1, bytes.length)), bytes)) {
      throw new DamagedObjectException(key, "other bytes", "those that were just written");
    }
  }
}
