package io.tummycrypt.tcfs.crds.yaml;

/**
 * Leaves out of a text what may be a password or a token. People write these into URLs, also where
 * none belongs, and a message is no place for them: it is logged, and pasted into requests for
 * help.
 */
final class Credentials {
  private static final String MASK = "***";

  private Credentials() {}

  /**
   * {@code text} with {@code ***} for what stands before the last {@code @} of something like
   * {@code nats://USER:PASSWORD@HOST}, with or without its scheme, and for the query of a URL. It
   * rather masks too much: a password may have any of these characters in it.
   */
  static String masked(String text) {
    int at = text.lastIndexOf('@');
    int colon = text.indexOf(':');
    String masked = text;
    if (colon >= 0 && colon < at) {
      int start = afterScheme(text);
      masked = text.substring(0, start < at ? start : 0) + MASK + text.substring(at);
    }
    int query = masked.indexOf('?', afterScheme(masked));
    return query >= 0 && masked.contains("://") ? masked.substring(0, query + 1) + MASK : masked;
  }

  private static int afterScheme(String text) {
    int scheme = text.indexOf("://");
    return scheme < 0 ? 0 : scheme + 3;
  }
}
