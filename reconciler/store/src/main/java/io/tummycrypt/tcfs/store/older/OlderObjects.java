package io.tummycrypt.tcfs.store.older;

import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * Reads the objects of an older store; there is no way to write one. Their keys hold names of files
 * as they are, so any text can be one. Every method is safe to repeat and safe for many threads. A
 * store that is not there is never an empty one: each method then throws {@link
 * StoreAbsentException}.
 */
public interface OlderObjects {
  /**
   * The whole object.
   *
   * @throws NoSuchFileException if the store is there and the object is not
   * @throws OlderFormatException if it has more than {@code maxBytes}, or is none
   */
  byte[] read(String key, int maxBytes) throws IOException;

  /**
   * What follows {@code prefix} in all keys that begin with it, in order.
   *
   * @param prefix ends in {@code /}
   * @throws IOException if the listing could not be read to its end; never a part of it
   */
  List<String> list(String prefix) throws IOException;
}
