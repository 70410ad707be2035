package io.tummycrypt.tcfs.core.apply;

/** How much of a plan is carried out before others have their turn, and in which portions. */
@FunctionalInterface
public interface Slice {
  /** All of it. */
  Slice WHOLE = () -> false;

  /** Whether the rest is to be left for later; asked now and then. */
  boolean isOver();

  /** So many bytes of content are published at once at the most, but for a single file. */
  default long up() {
    return Portions.BYTES;
  }

  /** The same for what is fetched. */
  default long down() {
    return Portions.BYTES;
  }
}
