package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Reported;
import java.util.List;
import java.util.function.Function;

/** The devices of a fleet as a table. */
public final class DeviceText {
  private DeviceText() {}

  /** Prints one line for each device, below titles. */
  public static void print(List<DeviceEntry> devices, Page lines) {
    new Table<DeviceEntry>("")
        .column("DEVICE", device -> device.name() + (device.isThis() ? " (this one)" : ""))
        .column("STATE", device -> device.state().text())
        .column("LAST SEEN", DeviceText::lastSeen)
        .column("VERSION", device -> ifReported(device, r -> Words.line(r.report().version())))
        .column("REVISION", device -> ifReported(device, DeviceText::revision))
        .column("BEHIND", device -> ifReported(device, reported -> "" + reported.behind()))
        .column("SIGNED", device -> device.isSigned() ? "signed" : "unsigned")
        .column("ID", device -> Words.line(device.fingerprint()))
        .print(devices, lines);
  }

  private static String lastSeen(DeviceEntry device) {
    String otherwise = device.unreadable() == null ? "never" : "unreadable";
    Reported reported = device.reported();
    return reported == null ? otherwise : Amounts.time(reported.report().at());
  }

  private static String ifReported(DeviceEntry device, Function<Reported, String> text) {
    Reported reported = device.reported();
    return reported == null ? "-" : text.apply(reported);
  }

  /** {@code 7}, or {@code 6 of 7}. */
  static String revision(Reported reported) {
    long revision = reported.report().revision();
    long newer = reported.newerRevisions();
    return newer == 0 ? "" + revision : revision + " of " + (revision + newer);
  }
}
