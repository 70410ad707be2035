package io.tummycrypt.tcfs.app.operations;

import java.io.IOException;

/**
 * What is done with the agent as a service of the operating system. What fails ends as with {@link
 * Operations}.
 */
public interface ServiceOperations {
  /** The file that {@link #install} would write. Writes nothing anywhere. */
  ServiceFile file(ServiceRequest request) throws IOException;

  /**
   * Has the agent run now and from now on. If that is so already, nothing happens.
   *
   * @throws RefusedException if the file is there and somebody else has written it, if there is no
   *     device for it yet, or if an agent runs that somebody else has started
   */
  ServiceChange install(ServiceRequest request) throws IOException;

  /**
   * Ends the agent, and takes away what {@link #install} has made. If it is not there, nothing
   * happens.
   *
   * @throws RefusedException if somebody else has written the file
   */
  ServiceChange uninstall(boolean isSystem) throws IOException;

  /** How the agent is. Writes nothing anywhere. */
  ServiceStatus status(boolean isSystem) throws IOException;
}
