package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Locale;

/** Device names that are made from what a machine is called. */
public final class HostNames {
  private static final int MAX_LENGTH = 63;
  private static final String FALLBACK = "device";

  private HostNames() {}

  /**
   * The first label of a host name with everything replaced that a device name cannot have: {@code
   * Jess's Mac.local} becomes {@code jess-s-mac}; {@code device} if nothing is left.
   */
  public static DeviceName deviceName(String hostName) {
    int dot = hostName.indexOf('.');
    String label = dot < 0 ? hostName : hostName.substring(0, dot);
    String clean = trim(label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    String cut = trim(clean.substring(0, Math.min(clean.length(), MAX_LENGTH)));
    return new DeviceName(cut.isEmpty() ? FALLBACK : cut);
  }

  private static String trim(String label) {
    return label.replaceAll("^-+|-+$", "");
  }
}
