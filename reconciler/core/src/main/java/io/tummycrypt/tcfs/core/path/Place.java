package io.tummycrypt.tcfs.core.path;

import org.jspecify.annotations.Nullable;

/**
 * A root, or a path in it and all below that; people write it {@code [tcfs/]ROOT[/PATH]}.
 *
 * @param path null for all of the root
 */
public record Place(RootName root, @Nullable TreePath path) {
  /** What the text form may begin with: the store, of which the roots are folders. */
  public static final String STORE = "tcfs/";

  /**
   * Takes the text form; slashes at its end count for nothing. A root that is called {@code tcfs}
   * needs the prefix.
   *
   * @throws IllegalArgumentException that says what was expected, or why the path is refused
   */
  public static Place parse(String text) {
    String place = text.startsWith(STORE) ? text.substring(STORE.length()) : text;
    while (place.endsWith("/")) {
      place = place.substring(0, place.length() - 1);
    }
    int slash = place.indexOf('/');
    String root = slash < 0 ? place : place.substring(0, slash);
    if (!RootName.isValid(root)) {
      throw new IllegalArgumentException(
          "expected ROOT/PATH, as in docs/notes/plan.md, found '" + Printable.of(text) + "'");
    }
    TreePath path = slash < 0 ? null : TreePath.parse(place.substring(slash + 1));
    return new Place(new RootName(root), path);
  }

  /** Whether the path is this one, or below it. */
  public boolean contains(RootName otherRoot, TreePath other) {
    return root.equals(otherRoot) && (path == null || other.isWithin(path));
  }

  /** The text form, raw; print it through {@link Printable}. */
  @Override
  public String toString() {
    return path == null ? root.text() : root + "/" + path;
  }
}
