package io.tummycrypt.tcfs.store.meta;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a published document is from, if not from a working copy: whoever changes it by hand has to
 * know that it is somebody else's.
 *
 * @param source its name for people, by which it is also known; in one line
 * @param version which state of the source it is, such as a commit; empty if it has none
 * @param added the devices that the document has and the source has not: they joined the fleet by
 *     themselves
 */
public record RevisionOrigin(String source, String version, SortedSet<DeviceName> added) {
  /** No name is longer, in letters. */
  public static final int MAX_LENGTH = 4096;

  /** A person has said that the document is not to come from a source any more. */
  public static final RevisionOrigin BY_HAND =
      new RevisionOrigin("by hand", "", Collections.emptySortedSet());

  public RevisionOrigin {
    requireLine(source);
    requireLine(version);
    if (source.isEmpty()) {
      throw new IllegalArgumentException("a source has a name");
    }
    added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
  }

  private static void requireLine(String text) {
    if (text.length() > MAX_LENGTH || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "expected a line of at most " + MAX_LENGTH + " letters, found " + text.length());
    }
  }

  /** Whether no source has the document. */
  public boolean isByHand() {
    return source.equals(BY_HAND.source);
  }

  /** The same source with these devices added to it. */
  public RevisionOrigin adding(Collection<DeviceName> devices) {
    return new RevisionOrigin(source, version, new TreeSet<>(devices));
  }

  /** Source and version, for people. */
  @Override
  public String toString() {
    return version.isEmpty() ? source : source + " at " + version;
  }
}
