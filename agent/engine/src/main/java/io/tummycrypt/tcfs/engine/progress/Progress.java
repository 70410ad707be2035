package io.tummycrypt.tcfs.engine.progress;

/**
 * Told how far a run has come. Phases are entered by one thread; counts come from any, for each
 * file and each buffer, so taking one must be quick, lock nothing and throw nothing. Nothing that a
 * run does depends on it.
 */
public interface Progress {
  /** Nobody listens. */
  Progress NONE = new Progress() {};

  /** What a run is at. A phase may be entered more than once. */
  enum Phase {
    /** Reading the heads of the fleet and scanning the folders; bytes are those that are hashed. */
    LOOK,
    PLAN,
    /** Bringing the contents of files into the store. */
    UPLOAD,
    /** Telling the fleet of what is in the store. */
    PUBLISH,
    /** Changing the folders of this machine; files and bytes are those that are made there. */
    APPLY,
    /** Going through the objects of a store; these are counted as files are. */
    STORE
  }

  /** A phase begins or goes on; the one before it is over. What is counted is of this one. */
  default void enter(Phase phase) {}

  /** No phase goes on: somebody is asked or told something, or the run is over. */
  default void rest() {}

  /** Adds to what a phase has before it; of a phase of which this is never called nobody knows. */
  default void expect(Phase phase, long files, long bytes) {}

  /** So many files more are done. */
  default void files(long count) {}

  /** So many bytes more are done. */
  default void bytes(long count) {}

  /** So many bytes had to be packed for the store, as it did not have them, before compression. */
  default void packed(long bytes) {}
}
