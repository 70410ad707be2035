package io.tummycrypt.tcfs.store.object;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes objects, each once: nothing that is there is ever changed. Only a repair deletes what is
 * damaged, which it keeps elsewhere, and creates it as it was at first.
 */
public interface ObjectWriter {
  /** What came of an attempt to create an object. */
  enum Creation {
    /** It has these bytes, by this call; visible to every reader and durable. */
    CREATED,
    /** There was one before, with whatever bytes; it was not touched. */
    EXISTS
  }

  /**
   * Creates the object unless it is there; of several racing calls exactly one creates it. Readers
   * see all of it or nothing. A retry is safe, and may answer {@code EXISTS} to its own success.
   *
   * @param bytes what remains of a buffer in an array; it stays as it is, and may be used again
   *     after the call
   * @throws UnknownOutcomeException if it may have been created, now or later
   * @throws StoreAbsentException if the store is not there; it is never made by a write
   * @throws IOException if it was not created
   */
  Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException;

  /** The same with all of an array. */
  default Creation createOnce(ObjectKey key, byte[] bytes) throws IOException {
    return createOnce(key, ByteBuffer.wrap(bytes));
  }

  /**
   * Removes the object; one that is not there is no error. A retry is safe. Not durable at once:
   * after a power loss the object may be there again.
   */
  void delete(ObjectKey key) throws IOException;
}
