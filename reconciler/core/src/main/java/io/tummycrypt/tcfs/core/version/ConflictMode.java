package io.tummycrypt.tcfs.core.version;

import java.util.Locale;

/** What a writer wants to happen when its version turns out to be concurrent with another. */
public enum ConflictMode {
  /** Every device picks the same winner by itself and keeps the others as conflict copies. */
  AUTO,
  /** The conflict stays open until a person decides; the tool asks. */
  INTERACTIVE,
  /** The conflict stays open until a person decides; the tool only reports it. */
  DEFER;

  /** The lower-case name, as in the fleet document and in entries. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Takes the lower-case name. */
  public static ConflictMode parse(String text) {
    for (ConflictMode mode : values()) {
      if (mode.text().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a conflict mode (auto, interactive, defer)");
  }
}
