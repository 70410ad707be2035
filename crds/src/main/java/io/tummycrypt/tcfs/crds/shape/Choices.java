package io.tummycrypt.tcfs.crds.shape;

import org.jspecify.annotations.Nullable;

/** How the constants of an enum are written in a fleet document: {@code onDemand}. */
public final class Choices {
  private Choices() {}

  /** The word for a constant. */
  public static String word(Enum<?> constant) {
    String name = constant.name();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean starts = i > 0 && name.charAt(i - 1) == '_';
      if (name.charAt(i) != '_') {
        word.append(starts ? name.charAt(i) : Character.toLowerCase(name.charAt(i)));
      }
    }
    return word.toString();
  }

  /** The constant that {@code word} stands for, or null if there is none. */
  public static @Nullable Enum<?> find(Class<? extends Enum<?>> type, String word) {
    for (Enum<?> constant : type.getEnumConstants()) {
      if (word(constant).equals(word)) {
        return constant;
      }
    }
    return null;
  }
}
