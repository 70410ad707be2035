package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.AgentSamples;
import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.operations.RefusedPush;
import io.tummycrypt.tcfs.app.operations.Status;
import io.tummycrypt.tcfs.app.operations.Status.RootState;
import io.tummycrypt.tcfs.app.operations.Status.Standing;
import io.tummycrypt.tcfs.app.operations.UnreadableReport;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.plan.Notice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void showsADeviceAtAGlance() throws IOException {
    StatusText.print(status(null, null), lines::add);
    Golden.check("status.txt", text());
  }

  @Test
  void showsAPlaceInFullAndNothingBesideIt() throws IOException {
    Place place = new Place(Samples.DOCS, Samples.path("c"));
    StatusText.print(status(place, new Standing.Agreed(Samples.file(9, 700))), lines::add);
    Golden.check("status-place.txt", text());
  }

  @Test
  void quotesAPatternHoweverPlainItIs() {
    Place place = new Place(Samples.DOCS, Samples.path("ig"));
    Setting<String> rule = new Setting<>("ig/", new Origin(".tcfsignore", 1, 1, ""));
    StatusText.print(status(place, new Standing.LeftOut(rule)), lines::add);
    assertTrue(lines.contains("Path ig: left out by the pattern 'ig/' (.tcfsignore:1:1)"), text());
  }

  @Test
  void saysOfADeviceWithoutRootsHowItGetsOne() {
    Planned nothing = Samples.empty();
    StatusText.print(
        new Status(
            nothing,
            "file:///srv/s",
            null,
            List.of(),
            List.of(),
            null,
            null,
            AgentSamples.NOBODY,
            null),
        lines::add);
    assertTrue(
        lines.contains("This device has no root; to give it one: tcfs root add NAME=PATH"), text());
    assertFalse(text().contains("FOLDER"), text());
  }

  @Test
  void listsOfWhatIsHeldNoMoreThanFitsOnAScreen() {
    List<Notice> held = new ArrayList<>();
    for (int i = 100; i < 321; i++) {
      held.add(
          new Notice.Held(
              Samples.DOCS,
              Samples.path("f" + i),
              Notice.Held.Kind.DELETION_HERE,
              Samples.file(9, 700)));
    }
    Planned planned = Samples.planned(List.of(), held);
    StatusText.print(
        new Status(
            planned,
            "file:///srv/s",
            null,
            List.of(),
            List.of(),
            null,
            null,
            AgentSamples.NOBODY,
            null),
        lines::add);
    assertEquals(20, lines.stream().filter(line -> line.startsWith("  ! f")).count());
    assertTrue(lines.contains("  and 201 more; 'tcfs diff-desired' lists all"), text());
    lines.clear();
    PlanText.print(planned, lines::add);
    assertEquals(221, lines.stream().filter(line -> line.startsWith("  ! f")).count());
  }

  @Test
  void showsTheDevicesOfAFleet() throws IOException {
    DeviceText.print(devices(), lines::add);
    Golden.check("devices.txt", text());
  }

  private static List<RefusedPush> pushes() {
    return List.of(new RefusedPush("/home/jess/my plan.md", Samples.overtaken()));
  }

  private static Status status(@Nullable Place place, @Nullable Standing standing) {
    List<RootState> roots =
        Stream.of(
                new RootState(Samples.DOCS, 1_204, 5_000_000_000L, 3, 70_000),
                new RootState(Samples.PICS, 2, 10_000_000, 0, 0),
                new RootState(Samples.TAPES, 0, 0, 0, 0))
            .filter(root -> place == null || root.root().equals(place.root()))
            .toList();
    String store = "file:///srv/my store";
    return new Status(
        Samples.rich(),
        store,
        Samples.NOON,
        roots,
        pushes(),
        place,
        standing,
        AgentSamples.told(),
        null);
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
            new UnreadableReport(
                new DeviceName("mini"),
                "object 'reports/mini/00000000000000000007' is damaged",
                "wait")),
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
