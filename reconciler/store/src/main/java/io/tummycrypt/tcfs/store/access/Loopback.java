package io.tummycrypt.tcfs.store.access;

import java.net.InetAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells this very machine, where nobody can listen on the way, from all others. */
public final class Loopback {
  private Loopback() {}

  /**
   * Whether this host is it.
   *
   * @param host a name or an address, of version 6 in brackets; null for none
   */
  public static boolean isHost(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || isLiteral(name);
  }

  /**
   * Other names are not asked for, not even below {@code localhost}: who answers them may be
   * another tomorrow.
   */
  private static boolean isLiteral(String host) {
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
