package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One version of a path.
 *
 * @param change the version, and when it was published by whom
 * @param bytes what is in it, if it is a file; to be read before the device is closed
 */
public record StoredVersion(Place place, Change change, Bytes bytes) {
  /** The bytes of a file in the store. */
  @FunctionalInterface
  public interface Bytes {
    /**
     * Writes all of them, once all of them were read and verified: on an exception from the store
     * before that nothing was written.
     *
     * @throws RefusedException if the version is no file
     */
    void copyTo(OutputStream out) throws IOException;
  }
}
