package io.tummycrypt.tcfs.core.view;

import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Sha256;
import io.tummycrypt.tcfs.core.version.Version;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The path of a conflict copy: {@code NAME.conflict-DEVICE-HASH.EXT} beside the original. HASH is
 * over the version's dot and content, so that every device finds the same name and two losers never
 * share one. NAME is shortened to what the path has room for; where not one character of it has,
 * the copy is beside the nearest folder above that leaves room.
 */
public final class ConflictName {
  private static final int HASH_DIGITS = 10;
  private static final int MAX_EXTENSION_BYTES = 32;

  private ConflictName() {}

  /**
   * Where {@code loser}'s content goes. A copy that loses has the dot of its original: where the
   * name is shortened, without its path in the hash it would go where it is.
   */
  public static TreePath of(Version loser) {
    String dot = loser.dot().toString();
    String edit = loser.copyOf() == null ? dot : dot + "\0" + loser.path();
    return of(loser.path(), loser.by().text(), hash(edit, loser.content()));
  }

  /**
   * Where bytes go that were found where {@code path} was expected to hold something else.
   *
   * @param device the device that found them
   */
  public static TreePath ofDisplaced(TreePath path, String device, Content content) {
    return of(path, device, hash("displaced", content));
  }

  /**
   * Where a folder goes, with all that is in it, that was found where {@code path} was expected to
   * hold a file.
   *
   * @param device the device that found it
   * @param number from 1, for the case that the name before it is taken
   */
  public static TreePath ofFolder(TreePath path, String device, int number) {
    return of(
        path, device, hash("folder " + number, new Content.Folder(Content.Folder.USUAL_MODE)));
  }

  private static TreePath of(TreePath path, String device, String hash) {
    String name = path.name();
    int dot = name.lastIndexOf('.');
    boolean hasExtension = dot > 0 && bytes(name.substring(dot)) <= MAX_EXTENSION_BYTES;
    String extension = hasExtension ? name.substring(dot) : "";
    String suffix = ".conflict-" + device + "-" + hash + extension;
    String stem = hasExtension ? name.substring(0, dot) : name;
    String shortest = stem.substring(0, stem.offsetByCodePoints(0, 1)) + suffix;
    TreePath neighbour = neighbour(path, bytes(shortest));
    return neighbour.sibling(shorten(stem, neighbour.roomForName() - bytes(suffix)) + suffix);
  }

  /**
   * This path, or the nearest folder above it, beside which a name of so many bytes has room. At
   * the top of a root every name has.
   */
  private static TreePath neighbour(TreePath path, int nameBytes) {
    TreePath neighbour = path;
    TreePath above = path.parent();
    while (above != null && neighbour.roomForName() < nameBytes) {
      neighbour = above;
      above = above.parent();
    }
    return neighbour;
  }

  private static String shorten(String stem, int maxBytes) {
    String kept = stem;
    while (bytes(kept) > maxBytes) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String hash(String edit, Content content) {
    String what =
        switch (content) {
          case Content.File file -> file.digest().toString();
          case Content.Link link -> "link " + link.target();
          case Content.Folder _ -> "folder";
          case Content.Tombstone _ -> "tombstone";
        };
    byte[] digest = Sha256.begin().digest((edit + "\0" + what).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
  }
}
