package io.tummycrypt.tcfs.core.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.desired.DesiredRoot;
import io.tummycrypt.tcfs.core.desired.Guards;
import io.tummycrypt.tcfs.core.desired.Guards.DeleteBudget;
import io.tummycrypt.tcfs.core.desired.Origin;
import io.tummycrypt.tcfs.core.desired.RootMode;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.Marker;
import io.tummycrypt.tcfs.core.observed.RootMemory;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.FleetName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.RootReader;
import io.tummycrypt.tcfs.core.port.memory.InMemoryHeads;
import io.tummycrypt.tcfs.core.port.memory.InMemoryMachine;
import io.tummycrypt.tcfs.core.port.memory.InMemoryRoot;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which folders are told of as left behind: those that are there and were a root until now. */
class LeftBehindTest {
  private static final RootName DOCS = new RootName("docs");
  private static final String FOLDER = "/home/docs";

  private final InMemoryMachine machine = new InMemoryMachine(Instant.EPOCH, 1);
  private final InMemoryHeads heads = new InMemoryHeads(_ -> true);
  private final InMemoryRoot folder = new InMemoryRoot(machine::nanos, _ -> true);
  private final DeviceState state = new DeviceState();
  private final TreeMap<String, RootReader> folders = new TreeMap<>(Map.of(FOLDER, folder));

  @BeforeEach
  void takeUp() throws IOException {
    folder.mark(new Marker("fleet", DOCS, "token"));
    remember(FOLDER);
  }

  private void remember(String path) {
    RootMemory memory = new RootMemory(path, List.of("token"), "disk", /* isJoining= */ false);
    state.apply(new StateChange.Remember(DOCS, memory));
  }

  /** What is told where the document has the root at this path, or nowhere. */
  private SortedMap<RootName, String> leftBehind(String... desiredAt) throws IOException {
    TreeMap<RootName, DesiredRoot> roots = new TreeMap<>();
    for (String path : desiredAt) {
      roots.put(DOCS, root(path));
    }
    DeviceName device = new DeviceName("a");
    Desired desired = new Desired(new FleetName("lab"), 1, device, roots, List.of());
    Observer observer = new Observer("fleet", heads, new TreeMap<>(), folders::get, machine);
    return observer.observe(desired, state).leftBehind();
  }

  private static DesiredRoot root(String path) {
    return new DesiredRoot(
        DOCS,
        setting(path),
        setting(RootMode.FULL),
        setting(ConflictMode.AUTO),
        List.of(),
        List.of(),
        new Guards(setting(new DeleteBudget(25, 500)), setting(0L)));
  }

  private static <T> Setting<T> setting(T value) {
    return new Setting<>(value, Origin.builtIn("test"));
  }

  @Test
  void thatOfARootThatIsNotDesiredAnyMore() throws IOException {
    assertEquals(Map.of(DOCS, FOLDER), leftBehind());
  }

  @Test
  void thatOfARootThatIsDesiredSomewhereElse() throws IOException {
    assertEquals(Map.of(DOCS, FOLDER), leftBehind("/data/docs"));
  }

  @Test
  void notThatOfARootThatIsWhereItWas() throws IOException {
    assertEquals(Map.of(), leftBehind(FOLDER));
  }

  @Test
  void notOneThatIsNotThereAnyMore() throws IOException {
    folder.setMissing(true);

    assertEquals(Map.of(), leftBehind());
  }

  @Test
  void notOneWithoutAMarkerOrWithThatOfAnotherRootOrFleet() throws IOException {
    folder.mark(new Marker("fleet", new RootName("pics"), "token"));
    assertEquals(Map.of(), leftBehind());
    folder.mark(new Marker("other", DOCS, "token"));
    assertEquals(Map.of(), leftBehind());
    folder.removeMarker();
    assertEquals(Map.of(), leftBehind());
  }

  @Test
  void notOneInWhichARootIsNow() throws IOException {
    folders.clear();

    assertEquals(Map.of(), leftBehind());
  }

  @Test
  void notOneOfARootThatIsOnlyToBeTakenUpAgain() throws IOException {
    remember("");

    assertEquals(Map.of(), leftBehind());
  }
}
