package io.tummycrypt.tcfs.engine.home;

/** Numbers of addresses, as patterns of settings are made of them. */
final class NumberPatterns {
  /** 0 to 255. */
  static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** 1 to 65535. */
  static final String PORT =
      "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})";

  private NumberPatterns() {}
}
