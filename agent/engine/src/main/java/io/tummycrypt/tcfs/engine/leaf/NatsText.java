package io.tummycrypt.tcfs.engine.leaf;

/** Texts in the configuration of {@code nats-server}, where nothing in them means anything. */
final class NatsText {
  private NatsText() {}

  /** In quotes; what would end them, or stand for something else, does not. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (each < ' ' || each == 0x7f) {
            out.append("\\x%02x".formatted((int) each));
          } else {
            out.append(each);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
