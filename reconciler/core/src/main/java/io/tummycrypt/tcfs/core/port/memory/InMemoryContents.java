package io.tummycrypt.tcfs.core.port.memory;

import io.tummycrypt.tcfs.core.version.Digest;
import java.util.HashSet;
import java.util.Set;

/** What the store can give: the digests of the files in it. One for the fleet; for one thread. */
public final class InMemoryContents {
  private final Set<Digest> stored = new HashSet<>();

  /** Whether the store can give this content. */
  public boolean has(Digest digest) {
    return stored.contains(digest);
  }

  /** Puts this content into the store. */
  public void add(Digest digest) {
    stored.add(digest);
  }
}
