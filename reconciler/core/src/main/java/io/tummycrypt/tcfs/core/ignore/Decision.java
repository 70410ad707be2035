package io.tummycrypt.tcfs.core.ignore;

import io.tummycrypt.tcfs.core.desired.Setting;
import org.jspecify.annotations.Nullable;

/** What the rules say of one path. */
public sealed interface Decision {
  /**
   * The path is not left out.
   *
   * @param rule the negated line that decided; null if no line matched
   */
  record Included(@Nullable Setting<String> rule) implements Decision {
    static final Included BY_NO_RULE = new Included(null);
  }

  /**
   * The path is left out, and so is everything below it.
   *
   * @param rule the line that decided; it may have matched a folder above the path
   */
  record Ignored(Setting<String> rule) implements Decision {}
}
