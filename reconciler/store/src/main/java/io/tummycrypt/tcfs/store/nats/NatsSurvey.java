package io.tummycrypt.tcfs.store.nats;

import java.util.List;

/**
 * What there is at a server, as far as it is of tcfs.
 *
 * @param version of the server
 * @param bytes that the account has stored in files
 * @param bytesAllowed those that it may have; negative for any number
 */
public record NatsSurvey(String version, long bytes, long bytesAllowed, List<Stream> streams) {
  public NatsSurvey {
    streams = List.copyOf(streams);
  }

  /** A stream, with all of its consumers by name. */
  public record Stream(String name, long messages, long bytes, List<Consumer> consumers) {
    public Stream {
      consumers = List.copyOf(consumers);
    }
  }

  /**
   * A consumer.
   *
   * @param lag how many messages are for it that it has not been given yet
   * @param unacknowledged how many it has and has not said so
   */
  public record Consumer(String name, long lag, long unacknowledged) {}
}
