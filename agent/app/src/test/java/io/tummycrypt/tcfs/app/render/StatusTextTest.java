package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.Status.Place;
import io.tummycrypt.tcfs.app.operations.Status.RootState;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void showsADeviceAtAGlance() throws IOException {
    StatusText.print(status(null), lines::add);
    Golden.check("status.txt", text());
  }

  @Test
  void showsAPlaceInFullAndNothingBesideIt() throws IOException {
    StatusText.print(status(new Place(Samples.DOCS, Samples.path("c"))).focused(), lines::add);
    Golden.check("status-place.txt", text());
  }

  @Test
  void showsTheDevicesOfAFleet() throws IOException {
    DeviceText.print(devices(), lines::add);
    Golden.check("devices.txt", text());
  }

  public static Status status(@Nullable Place place) {
    List<RootState> roots =
        List.of(
            new RootState(Samples.DOCS, 1_204, 5_000_000_000L, 3, 70_000),
            new RootState(Samples.PICS, 2, 10_000_000, 0, 0),
            new RootState(Samples.TAPES, 0, 0, 0, 0));
    return new Status(Samples.rich(), "file:///srv/my store", Samples.NOON, roots, place, null);
  }

  public static List<DeviceEntry> devices() {
    return List.of(
        new DeviceEntry(
            new DeviceName("bates"),
            "SHA256:6aF2",
            DeviceEntry.State.REVOKED,
            false,
            false,
            null,
            null),
        new DeviceEntry(
            new DeviceName("mini"),
            "SHA256:77aa",
            DeviceEntry.State.ENROLLED,
            false,
            false,
            null,
            "object 'reports/mini/00000000000000000007' is damaged"),
        new DeviceEntry(
            new DeviceName("yoga"),
            "SHA256:b01c",
            DeviceEntry.State.ENROLLED,
            true,
            false,
            Samples.reported(),
            null));
  }

  private String text() {
    return String.join("\n", lines) + "\n";
  }
}
