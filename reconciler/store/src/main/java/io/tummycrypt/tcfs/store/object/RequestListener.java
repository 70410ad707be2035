package io.tummycrypt.tcfs.store.object;

import java.time.Duration;

/**
 * Told of every request to a store once it is over, whether it succeeded or not. Called by all
 * threads that use the store, so it is safe for them, and throws nothing. Until it returns its
 * thread asks for nothing more: that is how a rate is kept.
 */
@FunctionalInterface
public interface RequestListener {
  /** Nobody listens. */
  RequestListener NONE = (_, _, _, _) -> {};

  /** What is asked of a store. */
  enum Kind {
    READ,
    READ_RANGE,
    SIZE,
    LIST,
    CREATE,
    DELETE
  }

  /**
   * One request is over.
   *
   * @param object the key, or the prefix of a listing
   * @param bytes of the object that were read, or sent to create it; 0 of any other request, and of
   *     one that failed
   */
  void requested(Kind kind, String object, long bytes, Duration took);
}
