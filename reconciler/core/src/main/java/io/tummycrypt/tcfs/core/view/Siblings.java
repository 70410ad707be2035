package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one path of which none dominates another, in their order. The same version in two
 * logs is one.
 *
 * @param versions content before tombstones, then by device, digest, dot
 */
public record Siblings(List<Version> versions) {
  /** The siblings of a path that nobody has written. */
  public static final Siblings NONE = new Siblings(List.of());

  public Siblings {
    versions = List.copyOf(versions);
  }

  /** What is left of {@code versions} when the dominated ones are taken away. */
  public static Siblings of(Collection<Version> versions) {
    if (versions.size() < 2) {
      return new Siblings(List.copyOf(versions));
    }
    List<Version> distinct = new ArrayList<>();
    for (Version version : versions) {
      if (distinct.stream().noneMatch(other -> isSame(version, other))) {
        distinct.add(version);
      }
    }
    List<Version> kept = new ArrayList<>();
    for (Version version : distinct) {
      if (distinct.stream().noneMatch(other -> other.dominates(version))) {
        kept.add(version);
      }
    }
    kept.sort(Version.SIBLING_ORDER);
    return new Siblings(kept);
  }

  /** Few versions have a dot in common, and all of their parts are much to compare. */
  private static boolean isSame(Version version, Version other) {
    return version.dot().equals(other.dot()) && version.equals(other);
  }

  /**
   * These without the contents that {@code clock} has seen: what a deletion of ours covers does not
   * come back.
   */
  public Siblings withoutContentCoveredBy(Clock clock) {
    if (versions.stream().noneMatch(version -> version.isLive() && clock.covers(version.clock()))) {
      return this;
    }
    return new Siblings(
        versions.stream()
            .filter(version -> !version.isLive() || !clock.covers(version.clock()))
            .toList());
  }

  /** Those of them that {@code clock} has not seen. */
  public Siblings notCoveredBy(Clock clock) {
    return new Siblings(
        versions.stream().filter(version -> !clock.covers(version.clock())).toList());
  }

  /** Those of them that were made by these edits. */
  public Siblings among(Set<Dot> dots) {
    return new Siblings(versions.stream().filter(version -> dots.contains(version.dot())).toList());
  }

  /** The ones that are no tombstones, in order. */
  public List<Version> live() {
    return versions.size() == 1 && isLive() ? versions : someLive();
  }

  private List<Version> someLive() {
    return versions.stream().filter(Version::isLive).toList();
  }

  /**
   * The live ones of which no earlier one has the same content: equal contents count once, as their
   * first.
   */
  public List<Version> contents() {
    List<Version> contents = new ArrayList<>();
    for (Version version : live()) {
      if (contents.stream().noneMatch(seen -> seen.content().sameContent(version.content()))) {
        contents.add(version);
      }
    }
    return contents;
  }

  /** Whether anything but tombstones is there. */
  public boolean isLive() {
    return !versions.isEmpty() && versions.getFirst().isLive();
  }

  /** Whether more than one content is there. */
  public boolean isConflict() {
    return versions.size() > 1 && contents().size() > 1;
  }

  /**
   * The version that comes first. Where a file and a folder meet, the folder stays whoever wrote
   * it.
   *
   * @throws java.util.NoSuchElementException if nothing is live
   */
  public Version winner() {
    List<Version> live = live();
    for (Version version : live) {
      if (version.content() instanceof Content.Folder) {
        return version;
      }
    }
    return live.getFirst();
  }

  /** Whether a person has to decide: a conflict of which not every writer said {@code auto}. */
  public boolean isOpen() {
    return isConflict()
        && !(winner().content() instanceof Content.Folder)
        && live().stream().anyMatch(version -> version.onConflict() != ConflictMode.AUTO);
  }

  /** The first live version with this content, or null. */
  public @Nullable Version withContent(Content content) {
    for (Version version : versions) {
      if (version.isLive() && version.content().sameContent(content)) {
        return version;
      }
    }
    return null;
  }

  /** The least clock that covers all of them. */
  public Clock join() {
    Clock join = Clock.ZERO;
    for (Version version : versions) {
      join = join.join(version.clock());
    }
    return join;
  }
}
