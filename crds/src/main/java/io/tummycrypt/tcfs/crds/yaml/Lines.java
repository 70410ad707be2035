package io.tummycrypt.tcfs.crds.yaml;

/** Counts lines where the YAML library only gives an index. */
final class Lines {
  private Lines() {}

  /** The place of the character at {@code index}, counted in code points. */
  static Position position(String file, String text, int index) {
    int line = 1;
    int column = 1;
    int[] points = text.codePoints().limit(index).toArray();
    for (int point : points) {
      column = point == '\n' ? 1 : column + 1;
      line += point == '\n' ? 1 : 0;
    }
    return new Position(file, line, column);
  }
}
