package io.tummycrypt.tcfs.core.desired;

/**
 * Where a value came from.
 *
 * @param source a file name, an object such as {@code TcfsFleet/lab}, or {@code built-in default}
 * @param line from 1; 0 where the source has no lines
 * @param column from 1; 0 where the source has no lines
 * @param field the path of the value in its source, such as {@code spec.defaults.conflictMode}; may
 *     be empty
 */
public record Origin(String source, int line, int column, String field) {
  private static final String BUILT_IN = "built-in default";

  /** The origin of what nobody wrote. */
  public static Origin builtIn(String field) {
    return new Origin(BUILT_IN, 0, 0, field);
  }

  /** Whether nobody wrote the value. */
  public boolean isBuiltIn() {
    return line == 0 && source.equals(BUILT_IN);
  }

  @Override
  public String toString() {
    String place = line == 0 ? source : source + ":" + line + ":" + column;
    return field.isEmpty() ? place : place + ": " + field;
  }
}
