package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;

/** What is known of what a device would do. */
public sealed interface Outlook permits Planned, Outlook.Unknown {
  DeviceName device();

  /**
   * Nothing can be said of this device.
   *
   * @param why in words
   * @param isFault whether something is there that cannot be read
   */
  record Unknown(DeviceName device, String why, boolean isFault) implements Outlook {}
}
