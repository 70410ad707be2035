package io.tummycrypt.tcfs.store.object;

/** What goes wrong in an {@link InMemoryObjectStore}. Called before each operation, in order. */
public interface Faults {
  /** Nothing goes wrong. */
  Faults NONE = (_, _) -> Outcome.FINE;

  /** What is about to happen. */
  enum Operation {
    READ,
    LIST,
    CREATE,
    DELETE
  }

  /** What comes of it. */
  enum Outcome {
    /** It works. */
    FINE,
    /** It fails and changes nothing. */
    FAILS,
    /** A creation that takes effect, and whose answer is lost; anything else fails. */
    DONE_UNKNOWN,
    /** A creation that takes no effect, and whose answer is lost; anything else fails. */
    LOST
  }

  /** What comes of the next operation, which is on this key or prefix. */
  Outcome next(Operation operation, String key);
}
