package io.tummycrypt.tcfs.core.path;

/**
 * The rule of DNS-1123 labels, which fleet, device and root names follow: they are also subject
 * tokens.
 */
final class Labels {
  private static final int MAX_LENGTH = 63;

  private Labels() {}

  static String requireLabel(String kind, String text) {
    if (!isLabel(text)) {
      throw new IllegalArgumentException(
          kind
              + " name '"
              + Printable.of(text)
              + "' must be 1 to 63 lower-case letters, digits or '-', and begin and end with a letter or digit");
    }
    return text;
  }

  static boolean isLabel(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isInner(text.charAt(i))) {
        return false;
      }
    }
    return text.charAt(0) != '-' && text.charAt(text.length() - 1) != '-';
  }

  private static boolean isInner(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }
}
