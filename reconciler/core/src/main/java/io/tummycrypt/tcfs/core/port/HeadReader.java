package io.tummycrypt.tcfs.core.port;

import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.SortedMap;
import java.util.SortedSet;

/** Reads the chains of all devices. Reading is always safe to repeat. */
public interface HeadReader {
  /**
   * The slots of every device that has any, by number. Complete or an error: an unreadable or
   * absent store is never an empty answer.
   *
   * @throws IOException if the listing could not be read to its end
   */
  SortedMap<DeviceName, SortedSet<Long>> list() throws IOException;

  /**
   * Reads one slot, and for a head the log that it names. Every byte is verified first.
   *
   * @throws NoSuchFileException if it is not there: it may have been pruned since the listing, list
   *     again
   * @throws UnreadableSlotException if it, or a segment that it names, is damaged or refused: the
   *     other chains can still be read
   * @throws IOException if it is of another fleet, or of a format or kind that this version does
   *     not know
   */
  Slot read(DeviceName device, long seq) throws IOException;

  /**
   * From now on, has what is read share with the bases of {@code state} what it has in common with
   * them, so that it is in memory once: bases are replaced by equal ones. Then this is for the one
   * thread that changes the state.
   */
  default void shareWith(DeviceState state) {}

  /**
   * The digest of a slot; no log is read.
   *
   * @throws IOException as for {@link #read}
   */
  Digest hash(DeviceName device, long seq) throws IOException;
}
