package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was last in agreement at a path: the version last applied or published here.
 *
 * @param content a tombstone for a <em>deleted base</em>
 * @param mtime as in the version
 * @param clock what the next edit ticks: the version's clock, joined with those of the siblings it
 *     stands for
 * @param dot of the version shown
 * @param copyOf set at the path of a conflict copy: the path at which its content lost
 * @param stat of the file as we left it; null if the next scan must read it
 */
public record Base(
    Content content,
    Instant mtime,
    Clock clock,
    Dot dot,
    @Nullable TreePath copyOf,
    @Nullable Stat stat) {
  /** A base that stands for {@code version}, with a clock that may have seen more. */
  public static Base of(Version version, Clock clock, @Nullable Stat stat) {
    return new Base(
        version.content(), version.mtime(), clock, version.dot(), version.copyOf(), stat);
  }

  /** Whether it is that of this very version, whose clock it has, with this stat. */
  public boolean isOf(Version version, @Nullable Stat expected) {
    return dot.equals(version.dot())
        && clock.equals(version.clock())
        && content.equals(version.content())
        && mtime.equals(version.mtime())
        && Objects.equals(copyOf, version.copyOf())
        && Objects.equals(stat, expected);
  }

  /** The same base, to be read again by the next scan. */
  public Base untrusted() {
    return withStat(null);
  }

  /** The same base, of a file that now has this stat. */
  public Base withStat(@Nullable Stat newStat) {
    return new Base(content, mtime, clock, dot, copyOf, newStat);
  }

  /** The same base, at the path of a conflict copy of what lost at {@code source}. */
  public Base withCopyOf(@Nullable TreePath source) {
    return new Base(content, mtime, clock, dot, source, stat);
  }

  /** The same base; what it has in common with this version is that of the version. */
  Base sharing(Version version) {
    return new Base(
        content.equals(version.content()) ? version.content() : content,
        mtime.equals(version.mtime()) ? version.mtime() : mtime,
        clock.equals(version.clock()) ? version.clock() : clock,
        dot.equals(version.dot()) ? version.dot() : dot,
        copyOf,
        stat);
  }

  /** The same base with a clock that has seen {@code other} as well. */
  public Base joining(Clock other) {
    return new Base(content, mtime, clock.join(other), dot, copyOf, stat);
  }
}
