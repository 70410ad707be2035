package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.core.path.RootName;
import org.jspecify.annotations.Nullable;

/**
 * A root and perhaps where it is, as in {@code docs} or {@code docs=/home/jess/docs}.
 *
 * @param path absolute, or beginning with {@code ~}; null if it was not given
 */
record RootAdded(RootName root, @Nullable String path) {
  static RootAdded parse(String text) {
    if (text.indexOf('=') < 0) {
      return new RootAdded(new RootName(text), null);
    }
    RootPath root = RootPath.parse(text);
    return new RootAdded(root.root(), root.path());
  }
}
