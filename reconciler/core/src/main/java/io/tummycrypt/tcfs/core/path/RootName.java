package io.tummycrypt.tcfs.core.path;

/** The name of a root, a folder tree that the fleet synchronises; a DNS-1123 label. */
public record RootName(String text) implements Comparable<RootName> {
  /**
   * The root of what is pushed from outside of all roots. It is in the store alone: no device maps
   * it to a folder, so nothing in it is ever scanned, or deleted because it is gone somewhere.
   */
  public static final RootName DETACHED = new RootName("default");

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
