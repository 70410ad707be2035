package io.tummycrypt.tcfs.core.path;

/** The name of a fleet; a DNS-1123 label. */
public record FleetName(String text) implements Comparable<FleetName> {
  public FleetName {
    Labels.requireLabel("fleet", text);
  }

  /** Whether {@code text} may be such a name. */
  public static boolean isValid(String text) {
    return Labels.isLabel(text);
  }

  @Override
  public int compareTo(FleetName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
