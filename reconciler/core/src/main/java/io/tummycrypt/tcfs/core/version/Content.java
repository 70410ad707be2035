package io.tummycrypt.tcfs.core.version;

import java.util.Comparator;

/**
 * What is at a path: a file, a link, a folder, or nothing. Two contents are the same <em>state</em>
 * when they are equal; they are the same <em>content</em> when they differ in mode at most.
 */
public sealed interface Content {
  /**
   * The bits of a mode that are synchronised: the nine permission bits, never setuid, setgid,
   * sticky or owner.
   */
  int MODE_BITS = 0777;

  /** What is at a path where nothing is. */
  static Content nothing() {
    return Tombstone.NOTHING;
  }

  /**
   * A regular file.
   *
   * @param size in bytes
   * @param mode the nine permission bits
   */
  record File(Digest digest, long size, int mode) implements Content {
    public File {
      requireMode(mode);
      if (size < 0) {
        throw new IllegalArgumentException("the size of a file is never below 0, as in " + size);
      }
    }

    @Override
    public boolean sameContent(Content other) {
      return other instanceof File that && digest.equals(that.digest) && size == that.size;
    }
  }

  /** A symbolic link, kept as a link and never followed; {@code target} is any text without NUL. */
  record Link(String target) implements Content {
    public Link {
      if (target.isEmpty() || target.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "the target of a link has at least one character and no NUL");
      }
    }

    @Override
    public boolean sameContent(Content other) {
      return equals(other);
    }
  }

  /**
   * A folder that is empty or whose mode is not the usual one; other folders exist by what is in
   * them.
   */
  record Folder(int mode) implements Content {
    /** The mode of a folder that needs no entry of its own. */
    public static final int USUAL_MODE = 0755;

    public Folder {
      requireMode(mode);
    }

    @Override
    public boolean sameContent(Content other) {
      return other instanceof Folder;
    }
  }

  /** Deleted, or never there. */
  record Tombstone() implements Content {
    private static final Tombstone NOTHING = new Tombstone();

    @Override
    public boolean sameContent(Content other) {
      return other instanceof Tombstone;
    }
  }

  /** Content before tombstones, then by kind, digest or target, mode. */
  Comparator<Content> ORDER = Content::compare;

  /** Whether both are the same but for the mode. */
  boolean sameContent(Content other);

  /** Whether something is there. */
  default boolean isLive() {
    return !(this instanceof Tombstone);
  }

  /** The bytes of a file's content; 0 for everything else. */
  default long bytes() {
    return this instanceof File file ? file.size : 0;
  }

  private static int compare(Content left, Content right) {
    int order = Integer.compare(kindRank(left), kindRank(right));
    return order == 0 ? compareSameKind(left, right) : order;
  }

  private static int kindRank(Content content) {
    return switch (content) {
      case File _ -> 0;
      case Link _ -> 1;
      case Folder _ -> 2;
      case Tombstone _ -> 3;
    };
  }

  private static int compareSameKind(Content left, Content right) {
    return switch (left) {
      case File a when right instanceof File b ->
          Comparator.comparing(File::digest)
              .thenComparingLong(File::size)
              .thenComparingInt(File::mode)
              .compare(a, b);
      case Link a when right instanceof Link b -> a.target.compareTo(b.target);
      case Folder a when right instanceof Folder b -> Integer.compare(a.mode, b.mode);
      case File _, Link _, Folder _, Tombstone _ -> 0;
    };
  }

  private static void requireMode(int mode) {
    if ((mode & ~MODE_BITS) != 0) {
      throw new IllegalArgumentException(
          "mode " + Integer.toOctalString(mode) + " has more than nine permission bits");
    }
  }
}
