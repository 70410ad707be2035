package io.tummycrypt.tcfs.core.observed;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * A name that is no path, such as one that is not UTF-8; it stays local.
 *
 * @param folder the folder that it is in; null at the top of the root
 * @param name as it is shown to people
 */
public record NameProblem(@Nullable TreePath folder, String name, String why) {
  /** The same in a folder that is itself at {@code top}. */
  public NameProblem below(TreePath top) {
    return new NameProblem(folder == null ? top : TreePath.parse(top + "/" + folder), name, why);
  }

  /** Whether it is at or below {@code place}; everything is, if that is null. */
  public boolean isWithin(@Nullable TreePath place) {
    return place == null || (folder != null && folder.isWithin(place));
  }

  /** Which name, and what is wrong with it. */
  public String text() {
    String above = folder == null ? "" : Printable.of(folder.toString()) + "/";
    return "'" + above + name + "': " + why;
  }
}
