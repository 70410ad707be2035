package io.tummycrypt.tcfs.store.segment;

import io.tummycrypt.tcfs.core.version.Digest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Copies of segments in memory, which can be damaged. */
public final class InMemorySegmentCopies implements SegmentCopies {
  private final Map<Digest, byte[]> copies = new ConcurrentHashMap<>();

  @Override
  public byte @Nullable [] find(Digest id) {
    byte[] copy = copies.get(id);
    return copy == null ? null : copy.clone();
  }

  @Override
  public void keep(Digest id, byte[] stored) {
    copies.put(id, stored.clone());
  }

  @Override
  public void retain(Set<Digest> ids) {
    copies.keySet().retainAll(ids);
  }

  /** Puts other bytes in the place of a copy. */
  public void damage(Digest id, byte[] bytes) {
    keep(id, bytes);
  }

  /** Of which segments there are copies. */
  public Set<Digest> ids() {
    return new TreeSet<>(copies.keySet());
  }
}
