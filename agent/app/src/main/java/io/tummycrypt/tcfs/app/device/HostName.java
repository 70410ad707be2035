package io.tummycrypt.tcfs.app.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What this machine is called. */
final class HostName {
  private HostName() {}

  static String of(Session session) {
    String variable = session.variable("HOSTNAME");
    if (variable != null) {
      return variable;
    }
    try {
      return Files.readString(Path.of("/etc/hostname")).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }

  /**
   * A DNS-1123 label made of a host name: its first part, in lower case, with what does not fit as
   * dashes.
   */
  static String label(String host) {
    String first = host.strip().toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    String label = first.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String fitting = label.length() > 63 ? label.substring(0, 63).replaceAll("-+$", "") : label;
    return fitting.isEmpty() ? "device" : fitting;
  }
}
