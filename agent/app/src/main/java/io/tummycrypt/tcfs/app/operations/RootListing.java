package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roots that a device has, and those that it could have.
 *
 * @param others roots of the fleet that this device does not have
 */
public record RootListing(
    DeviceName device, Source source, List<Mapped> roots, List<Unmapped> others) {
  public RootListing {
    roots = List.copyOf(roots);
    others = List.copyOf(others);
  }

  /**
   * A root of the device.
   *
   * @param path absolute
   */
  public record Mapped(RootName name, String path, RootMode mode) {}

  /**
   * A root of the fleet alone.
   *
   * @param path where the fleet has it, as written; null if it does not say
   */
  public record Unmapped(RootName name, @Nullable String path) {}
}
