package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.core.observed.NameVerdict;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.SafeNames;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.path.UnsafePathException;
import org.jspecify.annotations.Nullable;

/**
 * Which names of an older store become paths here. Whoever could write to it could make them up.
 */
final class OlderNames {
  private OlderNames() {}

  /** Why {@code name} is refused, or null if it may be a path. */
  static @Nullable String refusal(String name) {
    if (name.startsWith("/")) {
      return "it is an absolute path";
    }
    if (name.chars().anyMatch(c -> c != 0 && Character.isISOControl(c))) {
      return "it has a control character in it";
    }
    try {
      TreePath path = TreePath.parse(name);
      String refusal = SafeNames.refusal(path);
      String own = NameVerdict.ownIn(path);
      return refusal == null && own != null
          ? "'" + Printable.of(own) + "' belongs to tcfs"
          : refusal;
    } catch (UnsafePathException e) {
      return e.rule();
    }
  }
}
