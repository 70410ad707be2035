package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.meta.Identities;
import io.tummycrypt.tcfs.store.object.CreateOnce;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectReader;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * The store that is copied into: nobody's, or the same fleet's, and never further than its source.
 */
public final class Target {
  private final ObjectStore store;

  Target(ObjectStore store) {
    this.store = store;
  }

  /**
   * Looks whether a store may be copied into; nothing is written.
   *
   * @throws TargetUsedException if it is another fleet's, or has something in it and no identity
   */
  public static void require(ObjectReader store, FleetId fleet) throws IOException {
    FleetId found;
    try {
      found = Identities.read(store).fleet();
    } catch (NoSuchFileException none) {
      requireEmpty(store);
      return;
    }
    if (!found.equals(fleet)) {
      throw new TargetUsedException(
          "%s belongs to fleet %s, and not to fleet %s".formatted(store, found, fleet));
    }
  }

  private static void requireEmpty(ObjectReader store) throws IOException {
    for (ObjectKey key : store.list("")) {
      if (!key.text().startsWith(StoreKeys.PROBES) && !key.equals(StoreKeys.IDENTITY)) {
        throw new TargetUsedException(
            "%s is not empty ('%s' is in it) and belongs to no fleet".formatted(store, key));
      }
    }
  }

  /** All keys that it has under a prefix. */
  List<ObjectKey> list(String prefix) throws IOException {
    return store.list(prefix);
  }

  /** Whether it has an object of this key, whatever that says. */
  boolean has(ObjectKey key) throws IOException {
    try {
      store.size(key);
      return true;
    } catch (NoSuchFileException none) {
      return false;
    }
  }

  /**
   * Creates an object with exactly these bytes.
   *
   * @return whether it has them now; false if it has others
   */
  boolean create(ObjectKey key, byte[] bytes) throws IOException {
    return CreateOnce.persistently(store, key, bytes) == Creation.CREATED;
  }

  /** The same of an object with a number, which somebody else may have created there. */
  void createOnly(ObjectKey key, byte[] bytes) throws IOException {
    if (!create(key, bytes)) {
      throw used(key, "has other bytes there");
    }
  }

  /** A device has written to the target: the two have parted. */
  static TargetUsedException used(ObjectKey key, String how) {
    return new TargetUsedException(
        "the target is in use already: object '%s' %s than in the source"
            .formatted(key, how.replace(" there", "")));
  }
}
