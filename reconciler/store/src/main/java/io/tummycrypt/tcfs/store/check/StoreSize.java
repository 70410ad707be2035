package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.List;

/**
 * How much there is in a store.
 *
 * @param live versions that some log has and none of its own heads has dropped since
 * @param told all versions that were ever published
 * @param packs what the packs have in them
 * @param parts the objects by what they are, in the order in which people look
 * @param growth by device, in order of names
 * @param unread objects that could not be read: what they say is missing here
 */
public record StoreSize(
    Amount live,
    Amount told,
    Packed packs,
    List<Part> parts,
    List<Growth> growth,
    List<String> unread) {
  public StoreSize {
    parts = List.copyOf(parts);
    growth = List.copyOf(growth);
    unread = List.copyOf(unread);
  }

  /** So many versions, and the bytes of their files. */
  public record Amount(long versions, long bytes) {
    static final Amount NOTHING = new Amount(0, 0);

    Amount plus(long more) {
      return new Amount(versions + 1, bytes + more);
    }
  }

  /**
   * The content in packs.
   *
   * @param plain what is left once equal chunks count once
   * @param compressed what that is once it is compressed
   * @param named packs that some log names
   * @param unnamedBytes stored bytes of those that none does, such as of an upload that was cut
   *     short
   */
  public record Packed(long plain, long compressed, long named, long unnamed, long unnamedBytes) {}

  /**
   * Objects of one kind.
   *
   * @param name such as {@code packs}
   */
  public record Part(String name, long objects, long bytes) {}

  /**
   * What came from a device.
   *
   * @param stored bytes of the packs that it was the first to name
   */
  public record Growth(DeviceName device, Amount told, long stored, Recent week, Recent month) {}

  /** The same of the last days. */
  public record Recent(Amount told, long stored) {}

  /** How many objects there are in all. */
  public long objects() {
    return parts.stream().mapToLong(Part::objects).sum();
  }

  /** Their bytes. */
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).sum();
  }
}
