package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.util.List;

/**
 * How a store was found.
 *
 * @param dataRead whether the bytes of all packs were read
 * @param damages by object
 * @param strays objects of which tcfs does not know what they are; they are in nobody's way
 */
public record Condition(
    boolean dataRead, Looked looked, List<Damage> damages, List<ObjectKey> strays) {
  public Condition {
    damages = List.copyOf(damages);
    strays = List.copyOf(strays);
  }

  /**
   * How much was looked at.
   *
   * @param entries of all logs
   * @param unnamed packs and segments that nobody names, such as those of an upload that was cut
   *     short
   * @param kept what repairs have replaced
   * @param bytes that were read of packs
   */
  public record Looked(
      long devices,
      long revisions,
      long reports,
      long slots,
      long segments,
      long entries,
      long packs,
      long unnamed,
      long kept,
      long bytes) {}

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return damages.isEmpty();
  }
}
