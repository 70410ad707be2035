package io.tummycrypt.tcfs.core.desired;

/** How a device keeps a root. */
public enum RootMode {
  /** All files are here. */
  FULL("full"),
  /** Files are fetched when they are opened. */
  ON_DEMAND("onDemand");

  private final String text;

  RootMode(String text) {
    this.text = text;
  }

  /** The value as written in a fleet document. */
  public String text() {
    return text;
  }
}
