package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Shape;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which texts a field takes. */
final class TextLimits {
  private static final int MAX_KEY_LENGTH = 512;

  private TextLimits() {}

  /** Why {@code text} cannot be the value of such a field, or null if it can. */
  static @Nullable String refusal(Shape.Text shape, String text) {
    if (text.isEmpty()) {
      return "expected text, found none; leave the key out instead";
    }
    if (text.length() > shape.maxLength()) {
      return "longer than " + shape.maxLength() + " characters";
    }
    if (!shape.pattern().isEmpty() && !Pattern.matches(shape.pattern(), text)) {
      return "expected " + shape.form() + ", found " + Quoted.of(text);
    }
    return refusal(text);
  }

  /** Why {@code key} with {@code value} cannot be in a map of text, or null if it can. */
  static @Nullable String refusal(String key, String value) {
    if (key.length() > MAX_KEY_LENGTH) {
      return "a key longer than " + MAX_KEY_LENGTH + " characters";
    }
    String wrong = refusal(key);
    return wrong == null ? refusal(value) : wrong;
  }

  /** Why {@code text} cannot be in a document at all, or null if it can. */
  private static @Nullable String refusal(String text) {
    if (text.indexOf('\0') >= 0) {
      return "there is a NUL in " + Quoted.of(text);
    }
    boolean unpaired = text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    return unpaired ? Quoted.of(text) + " is not valid Unicode" : null;
  }
}
