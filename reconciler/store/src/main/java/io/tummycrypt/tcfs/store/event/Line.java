package io.tummycrypt.tcfs.store.event;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A way for messages of one device into the stream of a server, as long as the connection lasts;
 * then everything fails. Safe for use by any thread.
 */
public interface Line {
  /** Which stream that is, without spaces: the same one after a new connection, never another. */
  String stream() throws IOException;

  /** The number of the last message that the stream has ever had, of whomever; 0 without any. */
  long last() throws IOException;

  /**
   * The ids of the device's messages that are in the stream with a higher number.
   *
   * @param most where there are more, any so many
   */
  Set<String> idsAfter(long number, int most) throws IOException;

  /** No message has more bytes than this. */
  long longest();

  /**
   * Sends a message; what is sent first is stored first. One with an id that the stream has had in
   * the last minutes is not stored again, and that is no failure.
   *
   * @return what says, once it is durable, under which number, or 0 if that is not known; it fails
   *     with {@link IOException} if it was refused. Without an answer it may or may not be stored,
   *     and a retry is safe
   */
  CompletableFuture<Long> send(Message message);
}
