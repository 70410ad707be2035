package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.object.ObjectKey;

/**
 * Where everything is in a store. Numbers have 20 digits, so that the order of a listing is the
 * order of numbers.
 */
public final class StoreKeys {
  /** Which fleet's store this is; made first. */
  public static final ObjectKey IDENTITY = new ObjectKey("tcfs-meta/identity.json");

  /** The registry as people read it; derived. */
  public static final ObjectKey DEVICES = new ObjectKey("tcfs-meta/devices.json");

  /** Before the records of all devices. */
  public static final String DEVICE_RECORDS = "tcfs-meta/devices/";

  /** Before all revisions of the fleet document. */
  public static final String REVISIONS = "tcfs-meta/fleet/";

  /** Before the slots of all devices. */
  public static final String SLOTS = "heads/";

  /** Before the reports of all devices. */
  public static final String REPORTS = "reports/";

  /** Before the segments of all devices. */
  public static final String SEGMENTS = "segments/";

  /** Before all packs. */
  public static final String PACKS = "packs/";

  /** Before what is there for a moment only, while a store is tried out. */
  public static final String PROBES = "tcfs-meta/probe/";

  /** Before what a repair has replaced, kept as it was; no program reads it. */
  public static final String REPAIRS = "repair/";

  private static final int DIGITS = 20;
  private static final String JSON = ".json";

  private StoreKeys() {}

  /** The {@code n}-th record of a device. */
  public static ObjectKey deviceRecord(DeviceName device, long n) {
    return new ObjectKey(deviceRecords(device) + digits(n) + JSON);
  }

  /** Before the records of one device. */
  public static String deviceRecords(DeviceName device) {
    return DEVICE_RECORDS + device + "/";
  }

  /** The {@code n}-th revision of the fleet document. */
  public static ObjectKey revision(long n) {
    return new ObjectKey(REVISIONS + digits(n) + JSON);
  }

  /** A slot of a device's chain. */
  public static ObjectKey slot(DeviceName device, long seq) {
    return new ObjectKey(slots(device) + digits(seq));
  }

  /** Before the slots of one device. */
  public static String slots(DeviceName device) {
    return SLOTS + device + "/";
  }

  /** What a device said of itself. */
  public static ObjectKey report(DeviceName device, long seq) {
    return new ObjectKey(reports(device) + digits(seq));
  }

  /** Before the reports of one device. */
  public static String reports(DeviceName device) {
    return REPORTS + device + "/";
  }

  /** A segment of a device's log. */
  public static ObjectKey segment(DeviceName device, Digest id) {
    return new ObjectKey(SEGMENTS + device + "/" + id.hex());
  }

  /** A pack. */
  public static ObjectKey pack(long epoch, Digest id) {
    String hex = id.hex();
    return new ObjectKey(PACKS + digits(epoch) + "/" + hex.substring(0, 2) + "/" + hex);
  }

  /** Where a repair keeps what it replaces. */
  public static ObjectKey kept(String repair, ObjectKey key) {
    return new ObjectKey(REPAIRS + repair + "/" + key);
  }

  /** A number as it stands in keys. */
  public static String digits(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a number in a key is never below 0, as in " + number);
    }
    String plain = Long.toString(number);
    return "0".repeat(DIGITS - plain.length()) + plain;
  }

  /**
   * The number that is the last name of a key, with or without {@code .json}.
   *
   * @throws MisplacedObjectException if it is not 20 digits
   */
  public static long number(ObjectKey key) throws MisplacedObjectException {
    String name = key.name();
    String digits = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    try {
      long number = Long.parseLong(digits);
      if (number >= 0 && digits(number).equals(digits)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with the other ways of not being a number.
    }
    throw new MisplacedObjectException(key, "the name '" + name + "'", "a number of 20 digits");
  }

  /**
   * The device whose name is the last folder of a key.
   *
   * @throws MisplacedObjectException if it is not a device name
   */
  public static DeviceName device(ObjectKey key) throws MisplacedObjectException {
    String[] names = key.text().split("/", -1);
    String name = names.length < 2 ? "" : names[names.length - 2];
    if (!DeviceName.isValid(name)) {
      throw new MisplacedObjectException(key, "the folder '" + name + "'", "a device name");
    }
    return new DeviceName(name);
  }
}
