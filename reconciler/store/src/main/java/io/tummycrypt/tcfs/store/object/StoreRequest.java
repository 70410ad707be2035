package io.tummycrypt.tcfs.store.object;

import java.time.Duration;
import java.util.Locale;

/**
 * A request to a store that is over.
 *
 * @param object the key, or the prefix of a listing
 * @param bytes of the object that were read, or sent to create it; 0 of any other request, and of
 *     one that failed
 * @param took with all its attempts
 */
public record StoreRequest(Kind kind, String object, long bytes, Duration took, Outcome outcome) {
  /** What is asked of a store. */
  public enum Kind {
    READ,
    READ_RANGE,
    SIZE,
    LIST,
    CREATE,
    DELETE;

    /** As it is printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What came of it. */
  public enum Outcome {
    DONE,
    /** There was such an object already, so none was created. */
    EXISTS,
    /** There is no such object. */
    ABSENT,
    /** The store does not let us. */
    DENIED,
    /** Anything else; whether it was carried out may not be known. */
    FAILED;

    /** As it is printed. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
