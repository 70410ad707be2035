package io.tummycrypt.tcfs.store.object;

/** Both sides of a store, for those who read and write. Planning is given the reader alone. */
public interface ObjectStore extends ObjectReader, ObjectWriter {}
