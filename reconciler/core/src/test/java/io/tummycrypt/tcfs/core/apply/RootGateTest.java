package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.apply.RootGate.FirstRun;
import io.tummycrypt.tcfs.core.apply.RootGate.Halt;
import io.tummycrypt.tcfs.core.apply.RootGate.Known;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootLook;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which folders are believed, and what a person is told of the others. */
class RootGateTest {
  private static final RootName DOCS = new RootName("docs");
  private static final RootMemory LEFT =
      new RootMemory("/home/docs", List.of("token"), "disk1", false);
  private static final Marker OURS = new Marker("fleet1", DOCS, "token");

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, Origin.builtIn("test"));
  }

  private static DesiredRoot desired(RootMode mode) {
    return new DesiredRoot(
        DOCS,
        setting("/home/docs"),
        setting(mode),
        setting(ConflictMode.AUTO),
        List.of(),
        List.of(),
        new Guards(setting(new DeleteBudget(25, 500)), setting(0L)));
  }

  private static RootGate gate(@Nullable RootMemory memory, RootLook look) {
    return RootGate.of(desired(RootMode.FULL), "fleet1", memory, look);
  }

  private static RootLook present(@Nullable Marker marker, String fileSystem) {
    return new RootLook.Present(marker, fileSystem, /* empty= */ false);
  }

  private static void assertHalt(String reason, String nextStep, RootGate gate) {
    Halt halt = assertInstanceOf(Halt.class, gate);
    assertTrue(halt.reason().contains(reason), halt.reason());
    assertTrue(halt.nextStep().contains(nextStep), halt.nextStep());
  }

  @Test
  void aTreeThatIsAsWeLeftItIsKnown() {
    assertEquals(new Known(), gate(LEFT, present(OURS, "disk1")));
  }

  @Test
  void whileTheTokenIsRenewedBothAreKnown() {
    RootMemory renewing = new RootMemory("/home/docs", List.of("new", "token"), "disk1", false);

    assertEquals(new Known(), gate(renewing, present(OURS, "disk1")));
    Marker renewed = new Marker("fleet1", DOCS, "new");
    assertEquals(new Known(), gate(renewing, present(renewed, "disk1")));
  }

  @Test
  void aFolderWithoutMarkerAndMemoryIsNew() {
    assertEquals(new FirstRun(true), gate(null, present(null, "disk1")));
  }

  @Test
  void aMarkedFolderThatWeDoNotRememberHasNoHistoryHere() {
    assertEquals(new FirstRun(false), gate(null, present(OURS, "disk1")));
  }

  @Test
  void aCopiedOrRestoredTreeHasNoHistoryHere() {
    Marker other = new Marker("fleet1", DOCS, "older token");

    assertEquals(new FirstRun(false), gate(LEFT, present(other, "disk1")));
  }

  @Test
  void aRestoredTreeOnAnotherFileSystemHasNoHistoryHereEither() {
    Marker other = new Marker("fleet1", DOCS, "older token");

    assertEquals(new FirstRun(false), gate(LEFT, present(other, "disk2")));
  }

  @Test
  void aRootThatTheDocumentPutsElsewhereHasNoHistoryThere() {
    RootMemory elsewhere = new RootMemory("/old/docs", List.of("token"), "disk1", false);

    assertEquals(new FirstRun(true), gate(elsewhere, present(null, "disk1")));
    assertEquals(new FirstRun(false), gate(elsewhere, present(OURS, "disk1")));
  }

  @Test
  void aMissingFolderHalts() {
    assertHalt("/home/docs is missing", "mount or restore it", gate(LEFT, new RootLook.Missing()));
    assertHalt("/home/docs is missing", "mkdir -p", gate(null, new RootLook.Missing()));
  }

  @Test
  void aFolderThatCannotBeUsedHaltsAndSaysWhy() {
    RootLook look = new RootLook.Unreadable("permission denied");

    assertHalt("/home/docs cannot be used: permission denied", "mend that", gate(LEFT, look));
  }

  @Test
  void aMarkerThatHasGoneHalts() {
    assertHalt(
        "marker in /home/docs/.tcfs is gone", "tcfs init", gate(LEFT, present(null, "disk1")));
  }

  @Test
  void theMarkerOfAnotherFleetHalts() {
    Marker foreign = new Marker("fleet2", DOCS, "token");

    assertHalt("of fleet fleet2", "another folder", gate(LEFT, present(foreign, "disk1")));
    assertHalt("of fleet fleet2", "another folder", gate(null, present(foreign, "disk1")));
  }

  @Test
  void theMarkerOfAnotherRootHalts() {
    Marker foreign = new Marker("fleet1", new RootName("git"), "token");

    assertHalt("root 'git'", "another folder", gate(LEFT, present(foreign, "disk1")));
  }

  @Test
  void anotherFileSystemHalts() {
    assertHalt("another file system", "mount the right one", gate(LEFT, present(OURS, "disk2")));
  }

  @Test
  void aModeThatIsNotSupportedHaltsWhateverIsThere() {
    DesiredRoot onDemand = desired(RootMode.ON_DEMAND);

    assertHalt(
        "mode 'onDemand' is not supported",
        "mode: full",
        RootGate.of(onDemand, "fleet1", LEFT, present(OURS, "disk1")));
  }
}
