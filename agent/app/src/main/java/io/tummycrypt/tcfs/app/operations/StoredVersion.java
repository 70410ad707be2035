package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One version of a path.
 *
 * @param change the version, and when it was published by whom
 * @param bytes what is in it, if it is a file; to be read before the device is closed
 * @param unreadable reports that might have named a later version of a device
 */
public record StoredVersion(
    Place place, Change change, Bytes bytes, List<UnreadableReport> unreadable) {
  public StoredVersion {
    unreadable = List.copyOf(unreadable);
  }

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
