package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.VersionName;

/** A path and one of its versions, as in {@code ~/docs/plan.md@yoga:42}; names may have an @. */
record VersionPath(String path, VersionName version) {
  static VersionPath parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException(
          "expected PATH@VERSION, as in docs/plan.md@base, found '" + text + "'");
    }
    return new VersionPath(text.substring(0, at), VersionName.parse(text.substring(at + 1)));
  }
}
