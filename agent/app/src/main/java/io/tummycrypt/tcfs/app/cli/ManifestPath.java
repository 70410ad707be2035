package io.tummycrypt.tcfs.app.cli;

/** A path, or a path and one of its versions; which of both only the fleet can tell. */
record ManifestPath(String text) {
  static ManifestPath parse(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("expected PATH or PATH@VERSION, found ''");
    }
    return new ManifestPath(text);
  }
}
