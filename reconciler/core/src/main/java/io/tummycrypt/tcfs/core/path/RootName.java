package io.tummycrypt.tcfs.core.path;

/** The name of a root, a folder tree that the fleet synchronises; a DNS-1123 label. */
public record RootName(String text) implements Comparable<RootName> {
  public RootName {
    Labels.requireLabel("root", text);
  }

  /** Whether {@code text} may be such a name. */
  public static boolean isValid(String text) {
    return Labels.isLabel(text);
  }

  @Override
  public int compareTo(RootName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
