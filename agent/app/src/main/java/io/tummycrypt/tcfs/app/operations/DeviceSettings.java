package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.effective.EffectiveSetting;
import java.util.List;

/**
 * Every value that holds on a device, whoever wrote it.
 *
 * @param settings in the order in which people read them; of another device, paths at its home
 *     folder begin with {@code ~}
 */
public record DeviceSettings(DeviceName device, Source source, List<EffectiveSetting> settings) {
  public DeviceSettings {
    settings = List.copyOf(settings);
  }
}
