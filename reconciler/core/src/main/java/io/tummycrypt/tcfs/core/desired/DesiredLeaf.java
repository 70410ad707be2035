package io.tummycrypt.tcfs.core.desired;

import java.util.List;

/**
 * How a device's own message server is to be: a leaf node, which serves the devices near it and is
 * joined to a hub. What it is shown and what it shows is this machine's, and not in here.
 *
 * @param remotes URLs of the hub's leaf port, at least one; of several each will do
 * @param host at which it listens for clients; an address of version 6 without brackets
 * @param port at which it listens for clients
 * @param domain the name of its JetStream
 * @param maxMemoryBytes the most that its streams take of the memory
 * @param maxFileBytes the most that its streams take of the disk
 * @param monitorPort at which it tells on this machine how it is
 * @param isInsecure whether there may be no TLS to other machines
 * @param isRun whether the agent runs it
 */
public record DesiredLeaf(
    List<String> remotes,
    String host,
    int port,
    String domain,
    long maxMemoryBytes,
    long maxFileBytes,
    int monitorPort,
    boolean isInsecure,
    boolean isRun) {
  public DesiredLeaf {
    remotes = List.copyOf(remotes);
  }
}
