package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;

/** What is known of what a device would do. */
public sealed interface Outlook permits Planned, Outlook.Unknown {
  DeviceName device();

  /** Nothing can be said of this device; {@code why}, in words. */
  record Unknown(DeviceName device, String why) implements Outlook {}
}
