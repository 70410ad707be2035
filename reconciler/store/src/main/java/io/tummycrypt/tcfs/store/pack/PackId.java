package io.tummycrypt.tcfs.store.pack;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.format.StoreKeys;
import io.tummycrypt.tcfs.store.object.ObjectKey;

/**
 * What names a pack.
 *
 * @param epoch of the session that wrote it
 * @param digest of its stored bytes
 */
public record PackId(long epoch, Digest digest) implements Comparable<PackId> {
  public PackId {
    if (epoch < 0) {
      throw new IllegalArgumentException("an epoch is never below 0, as in " + epoch);
    }
  }

  /** Where it is. */
  public ObjectKey key() {
    return StoreKeys.pack(epoch, digest);
  }

  @Override
  public int compareTo(PackId other) {
    int order = Long.compare(epoch, other.epoch);
    return order == 0 ? digest.compareTo(other.digest) : order;
  }

  @Override
  public String toString() {
    return epoch + "/" + digest.hex();
  }
}
