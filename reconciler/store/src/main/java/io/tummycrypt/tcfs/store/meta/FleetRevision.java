package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The fleet document as it was published; the highest number counts.
 *
 * @param n from 1
 * @param by the device that published it
 * @param document the YAML, letter for letter
 * @param origin where the document is from; null if it was always written by hand
 */
public record FleetRevision(
    long n, DeviceName by, Instant at, String document, @Nullable RevisionOrigin origin) {
  /** No document is longer. */
  public static final int MAX_LENGTH = 4 << 20;

  public FleetRevision {
    if (n < 1) {
      throw new IllegalArgumentException("revisions are counted from 1, not " + n);
    }
    if (document.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a document of " + document.length() + " letters, of at most " + MAX_LENGTH);
    }
  }

  /** A document that was always written by hand. */
  public FleetRevision(long n, DeviceName by, Instant at, String document) {
    this(n, by, at, document, null);
  }
}
