package io.tummycrypt.tcfs.crds.rules;

/**
 * Where a server listens.
 *
 * @param host a name or an address, of version 6 without brackets
 */
public record ListenAddress(String host, int port) {
  /** On all addresses, at the port that NATS has. */
  public static final String USUAL = "0.0.0.0:4222";

  /** The highest number of a port. */
  static final int LAST_PORT = 65_535;

  /** Takes {@code HOST:PORT}; a port may be out of its range. */
  public static ListenAddress of(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon);
    boolean isBracketed = host.startsWith("[");
    return new ListenAddress(
        isBracketed ? host.substring(1, host.length() - 1) : host,
        Integer.parseInt(text.substring(colon + 1)));
  }
}
