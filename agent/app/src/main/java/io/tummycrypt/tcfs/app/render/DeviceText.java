package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import java.util.List;
import java.util.function.Consumer;

/** The devices of a fleet as a table. */
public final class DeviceText {
  private DeviceText() {}

  /** Prints one line for each device, below titles. */
  public static void print(List<DeviceEntry> devices, Consumer<String> lines) {
    new Table<DeviceEntry>("")
        .column("DEVICE", device -> device.name() + (device.isThis() ? " (this one)" : ""))
        .column("STATE", device -> device.state().text())
        .column("LAST SEEN", DeviceText::lastSeen)
        .column("VERSION", device -> orUnknown(Words.line(device.version())))
        .column("REVISION", device -> device.revision() == 0 ? "-" : "" + device.revision())
        .column("BEHIND", device -> device.behind() == null ? "-" : "" + device.behind())
        .column("SIGNED", device -> device.isSigned() ? "signed" : "unsigned")
        .column("ID", device -> Words.line(device.fingerprint()))
        .print(devices, lines);
  }

  private static String lastSeen(DeviceEntry device) {
    return device.lastSeen() == null ? "never" : Amounts.time(device.lastSeen());
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
