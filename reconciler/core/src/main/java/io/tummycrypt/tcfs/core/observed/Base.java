package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last in agreement at a path: the version last applied or published here.
 *
 * @param content a tombstone for a <em>deleted base</em>
 * @param mtime as in the version
 * @param clock what the next edit ticks: the version's clock, joined with those of the siblings it
 *     stands for
 * @param dot of the version shown
 * @param stat of the file as we left it; null if the next scan must read it
 */
public record Base(Content content, Instant mtime, Clock clock, Dot dot, @Nullable Stat stat) {
  /** The same base, to be read again by the next scan. */
  public Base untrusted() {
    return new Base(content, mtime, clock, dot, null);
  }
}
