package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/** Creating an object of which the exact bytes matter, whoever wrote them first. */
public final class CreateOnce {
  private static final int ATTEMPTS = 5;

  private CreateOnce() {}

  /**
   * {@code CREATED} if the object now has exactly these bytes, also when it had them before; {@code
   * EXISTS} if it has others.
   *
   * @throws UnknownOutcomeException if it may have been created, or was there and is gone
   */
  public static Creation exactly(ObjectStore store, ObjectKey key, byte[] bytes)
      throws IOException {
    return exactly(store, key, ByteBuffer.wrap(bytes));
  }

  /** The same with what remains of a buffer, which stays as it is. */
  public static Creation exactly(ObjectStore store, ObjectKey key, ByteBuffer bytes)
      throws IOException {
    if (store.createOnce(key, bytes) == Creation.CREATED) {
      return Creation.CREATED;
    }
    try {
      return ByteBuffer.wrap(store.read(key, bytes.remaining())).equals(bytes)
          ? Creation.CREATED
          : Creation.EXISTS;
    } catch (ObjectTooLargeException longer) {
      return Creation.EXISTS;
    } catch (NoSuchFileException gone) {
      throw new UnknownOutcomeException(key, gone);
    }
  }

  /**
   * The same, tried again while the outcome is unknown or the store is too busy.
   *
   * @throws UnknownOutcomeException if it is still not known whether it was created
   */
  public static Creation persistently(ObjectStore store, ObjectKey key, byte[] bytes)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return exactly(store, key, bytes);
      } catch (UnknownOutcomeException | TransientStoreException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
