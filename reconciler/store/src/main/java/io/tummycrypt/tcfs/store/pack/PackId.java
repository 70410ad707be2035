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

  /** Takes the text form {@code EPOCH/DIGEST}. */
  public static PackId parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("'" + text + "' is not a pack, EPOCH/DIGEST");
    }
    return new PackId(
        Long.parseLong(text.substring(0, slash)), Digest.ofHex(text.substring(slash + 1)));
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
