package io.tummycrypt.tcfs.engine.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the agent of a device can be asked: a socket in {@code run}, which nobody but its owner can
 * enter.
 */
public final class AgentSocket {
  private static final String NAME = "agent.sock";

  /** What every system takes, in bytes; Linux takes four more. */
  private static final int LONGEST = 103;

  private AgentSocket() {}

  /** Its path, whether it is there or not. */
  public static Path of(TcfsHome home) {
    return home.run().resolve(NAME);
  }

  /**
   * The same, once it is sure that nobody else can have put it there.
   *
   * @throws IOException if others can enter the folder, or no socket can have that name
   */
  public static Path require(TcfsHome home) throws IOException {
    Path socket = of(home);
    int length = socket.toString().getBytes(UTF_8).length;
    if (length > LONGEST) {
      throw new IOException(
          "the name of the socket %s has %d bytes, and a system takes %d: set TCFS_HOME to a folder with a shorter name"
              .formatted(socket, length, LONGEST));
    }
    OwnerOnly.require(home.run());
    return socket;
  }
}
