package io.tummycrypt.tcfs.store.object;

import io.tummycrypt.tcfs.store.object.ObjectWriter.Creation;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/** Creating an object of which the exact bytes matter, whoever wrote them first. */
public final class CreateOnce {
  private CreateOnce() {}

  /**
   * {@code CREATED} if the object now has exactly these bytes, also when it had them before; {@code
   * EXISTS} if it has others.
   *
   * @throws UnknownOutcomeException if it may have been created, or was there and is gone
   */
  public static Creation exactly(ObjectStore store, ObjectKey key, byte[] bytes)
      throws IOException {
    if (store.createOnce(key, bytes) == Creation.CREATED) {
      return Creation.CREATED;
    }
    try {
      return Arrays.equals(store.read(key, bytes.length), bytes)
          ? Creation.CREATED
          : Creation.EXISTS;
    } catch (ObjectTooLargeException longer) {
      return Creation.EXISTS;
    } catch (NoSuchFileException gone) {
      throw new UnknownOutcomeException(key, gone);
    }
  }
}
