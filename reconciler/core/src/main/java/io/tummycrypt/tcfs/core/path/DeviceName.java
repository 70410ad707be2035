package io.tummycrypt.tcfs.core.path;

/**
 * The enrolled name of a device; a DNS-1123 label, unique in its fleet and the tie-break of
 * conflicts.
 */
public record DeviceName(String text) implements Comparable<DeviceName> {
  public DeviceName {
    Labels.requireLabel("device", text);
  }

  /** Whether {@code text} may be such a name. */
  public static boolean isValid(String text) {
    return Labels.isLabel(text);
  }

  @Override
  public int compareTo(DeviceName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
