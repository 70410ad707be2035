package io.tummycrypt.tcfs.store.object;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Reads objects. Every method is safe to repeat. A store that is not there is never an empty one:
 * each method then throws {@link StoreAbsentException}.
 */
public interface ObjectReader {
  /**
   * The whole object.
   *
   * @throws NoSuchFileException if the store is there and the object is not
   * @throws ObjectTooLargeException if it has more than {@code maxBytes}; nothing of it is kept
   */
  byte[] read(ObjectKey key, int maxBytes) throws IOException;

  /**
   * Exactly {@code length} bytes from {@code offset} on.
   *
   * @throws NoSuchFileException if the store is there and the object is not
   * @throws EOFException if the object ends before
   */
  byte[] readRange(ObjectKey key, long offset, int length) throws IOException;

  /**
   * How many bytes the object has.
   *
   * @throws NoSuchFileException if the store is there and the object is not
   */
  long size(ObjectKey key) throws IOException;

  /**
   * All keys that begin with {@code prefix}, in order. What was created before the call is in it.
   *
   * @param prefix empty, or ends in {@code /}
   * @throws IOException if the listing could not be read to its end; never a part of it
   */
  List<ObjectKey> list(String prefix) throws IOException;
}
