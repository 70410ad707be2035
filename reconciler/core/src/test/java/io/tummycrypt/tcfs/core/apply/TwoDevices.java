package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.apply.SmallFleet.Device;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;

/** Two devices that have one file in common. */
abstract class TwoDevices {
  final SmallFleet fleet = new SmallFleet();
  final Device a = fleet.join("a");
  final Device b = fleet.join("b");

  @BeforeEach
  void share() throws IOException {
    a.write("kept", 1);
    a.run();
    b.run();
  }
}
