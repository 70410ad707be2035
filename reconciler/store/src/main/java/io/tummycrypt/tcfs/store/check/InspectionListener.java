package io.tummycrypt.tcfs.store.check;

/** Told how far an inspection has come; called by several threads, so it is quick and safe. */
public interface InspectionListener {
  /** Nobody listens. */
  InspectionListener NONE = new InspectionListener() {};

  /** So many more objects will be looked at. */
  default void expect(long objects) {}

  /** One object more was looked at. */
  default void looked() {}

  /** So many bytes more of packs were read. */
  default void read(long bytes) {}
}
