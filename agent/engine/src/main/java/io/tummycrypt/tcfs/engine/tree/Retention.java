package io.tummycrypt.tcfs.engine.tree;

import java.time.Duration;

/** How long displaced things are kept: none longer than {@code age}, all within {@code bytes}. */
public record Retention(Duration age, long bytes) {
  /** 30 days or 5 GiB. */
  public static final Retention USUAL = new Retention(Duration.ofDays(30), 5L << 30);
}
