package io.tummycrypt.tcfs.engine.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.desired.DesiredLeaf;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.engine.home.LeafNodeSettings;
import io.tummycrypt.tcfs.engine.leaf.LeafState.Health;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsLook;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real server as a child, which dies, is to be otherwise, or cannot be started. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class LeafKeeperTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;
  private LeafMachine machine;
  private NatsServer hub;
  private int hubPort;
  private final BlockingQueue<LeafState> told = new LinkedBlockingQueue<>();
  private @Nullable LeafKeeper keeper;

  @BeforeEach
  void serve() throws IOException {
    machine = new LeafMachine(folder);
    hubPort = LeafMachine.freePort();
    hub =
        NatsServer.start(
            Files.createDirectory(folder.resolve("hub")),
            "leafnodes { listen: \"127.0.0.1:%d\" }".formatted(hubPort));
  }

  @AfterEach
  void end() {
    if (keeper != null) {
      keeper.close();
    }
    hub.close();
  }

  private LeafKeeper start(boolean isBound) {
    keeper =
        LeafKeeper.start(
            machine.files(), (_, now) -> told.add(now), InstantSource.system(), isBound);
    return keeper;
  }

  private DesiredLeaf desired() throws IOException {
    return LeafMachine.desired("nats://127.0.0.1:" + hubPort);
  }

  /** Waits until it is told that it is so. */
  private LeafState becomes(Health health) throws InterruptedException {
    while (true) {
      LeafState next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(next != null, () -> "never " + health);
      if (next.health() == health) {
        return next;
      }
    }
  }

  private ProcessHandle server() throws IOException {
    return new LeafProcess(machine.files(), /* isBound= */ true).running().orElseThrow();
  }

  private List<StreamAction> plan(LeafSetup setup) throws IOException {
    return new LeafUpkeep(machine.files()).plan(setup);
  }

  @Test
  void writesTheConfigurationAndRunsTheServerAndEndsIt() throws Exception {
    LeafSetup setup = machine.setup(desired(), machine.settings());
    assertEquals(2, plan(setup).size());
    LeafKeeper started = start(/* isBound= */ true);
    started.follow(setup);
    becomes(Health.CONNECTED);
    assertEquals(List.of(), plan(setup));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(machine.files().configuration())));
    assertEquals(1, LeafMonitor.ask(setup.desired().monitorPort()).hubs());

    ProcessHandle server = server();
    started.close();
    assertFalse(server.isAlive());
    assertEquals(1, plan(setup).size());
  }

  @Test
  void theServerRefusesWhoDoesNotProveWhoItIs() throws Exception {
    LeafSetup setup = machine.setup(desired(), machine.settings());
    start(/* isBound= */ true).follow(setup);
    becomes(Health.CONNECTED);
    assertTrue(refusal(setup, null).contains("wants to know who this is"), "nobody");
    Path wrong = machine.secret("wrong", "user = a\npassword = other\n");
    assertTrue(refusal(setup, wrong).contains("refuses the "), "a wrong password");
    look(setup, machine.secret("right", "user = a\npassword = pw-of-a\n")).close();
  }

  private static String refusal(LeafSetup setup, @Nullable Path credentials) {
    return String.valueOf(
        assertThrows(SettingsException.class, () -> look(setup, credentials)).getMessage());
  }

  private static NatsLook look(LeafSetup setup, @Nullable Path credentials) throws IOException {
    String url = "nats://127.0.0.1:" + setup.desired().port();
    return NatsLook.at(
        new NatsOptions(List.of(url), null, null, null, credentials, /* insecure= */ false),
        new FleetId(1, 2),
        new DeviceName("a"),
        Duration.ofSeconds(5));
  }

  @Test
  void startsAServerAnewThatWasKilled() throws Exception {
    LeafSetup setup = machine.setup(desired(), machine.settings());
    start(/* isBound= */ true).follow(setup);
    becomes(Health.CONNECTED);
    ProcessHandle first = server();
    first.destroyForcibly();
    first.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    awaitPlan(setup, List.of());
    assertFalse(first.pid() == server().pid());
  }

  private void awaitPlan(LeafSetup setup, List<StreamAction> expected) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!plan(setup).equals(expected)) {
      assertTrue(System.nanoTime() < end, "there is always something to do");
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void tellsThatItIsCutOffAndThatItIsNotAnyMore() throws Exception {
    start(/* isBound= */ true).follow(machine.setup(desired(), machine.settings()));
    becomes(Health.CONNECTED);
    hub.kill();
    LeafState cut = becomes(Health.CUT);
    assertEquals("no connection to nats://127.0.0.1:" + hubPort, cut.why());
    hub.restart();
    becomes(Health.CONNECTED);
  }

  @Test
  void startsItAnewWithOtherSettingsAndOtherSecrets() throws Exception {
    DesiredLeaf desired = desired();
    LeafNodeSettings settings = machine.settings();
    LeafSetup setup = machine.setup(desired, settings);
    start(/* isBound= */ true).follow(setup);
    becomes(Health.CONNECTED);
    long first = server().pid();
    machine.secret("users", "a = another\n");
    assertEquals(
        List.of("CHANGE LEAF_CONFIGURATION", "REPLACE LEAF_SERVER"),
        plan(setup).stream().map(each -> each.what() + " " + each.part()).toList());
    awaitPlan(setup, List.of());
    assertFalse(first == server().pid());
  }

  @Test
  void goesOnWithItsEarlierSettingsWhileTheNewOnesDoNotHold() throws Exception {
    LeafSetup setup = machine.setup(desired(), machine.settings());
    start(/* isBound= */ true).follow(setup);
    becomes(Health.CONNECTED);
    ProcessHandle first = server();
    machine.secret("users", "garbage\n");
    becomesTroubled();
    assertEquals(first.pid(), server().pid());

    first.destroyForcibly();
    first.onExit().join();
    becomes(Health.DOWN);
    becomesTroubled();

    machine.secret("users", "a = b\n");
    LeafState now = becomes(Health.CONNECTED);
    while (now.why() != null) {
      now = becomes(Health.CONNECTED);
    }
  }

  private void becomesTroubled() throws InterruptedException {
    LeafState now = becomes(Health.CONNECTED);
    while (now.why() == null) {
      now = becomes(Health.CONNECTED);
    }
    assertTrue(now.why().startsWith("it goes on with its earlier settings, for "), now::toString);
  }

  @Test
  void endsItOnceThereIsToBeNone() throws Exception {
    LeafKeeper started = start(/* isBound= */ true);
    started.follow(machine.setup(desired(), machine.settings()));
    becomes(Health.CONNECTED);
    ProcessHandle server = server();
    started.follow(null);
    becomes(Health.NONE);
    assertFalse(server.isAlive());
    assertFalse(Files.exists(machine.files().configuration()));
  }

  @Test
  void onlyWritesWhatItIsNotAskedToRun() throws Exception {
    DesiredLeaf wanted = desired();
    DesiredLeaf written =
        new DesiredLeaf(
            wanted.remotes(),
            wanted.host(),
            wanted.port(),
            wanted.domain(),
            wanted.maxMemoryBytes(),
            wanted.maxFileBytes(),
            wanted.monitorPort(),
            wanted.isInsecure(),
            /* isRun= */ false);
    LeafSetup setup = machine.setup(written, machine.settings());
    start(/* isBound= */ true).follow(setup);
    becomes(Health.WRITTEN);
    assertEquals(List.of(), plan(setup));
    assertFalse(new LeafProcess(machine.files(), true).running().isPresent());
  }

  @Test
  void saysWhatIsMissingBeforeItStartsAnythingAndGoesOnOnceItIsThere() throws Exception {
    Path users = folder.resolve("users");
    LeafSetup setup = machine.setup(desired(), LeafMachine.settings(users, null));
    start(/* isBound= */ true).follow(setup);
    assertEquals("there is no usersFile '" + users + "'", becomes(Health.DOWN).why());
    assertFalse(Files.exists(machine.files().configuration()));
    machine.secret("users", "a = b");
    becomes(Health.CONNECTED);
  }

  @Test
  void saysWhyAServerEndsAtItsStart() throws Exception {
    DesiredLeaf desired = desired();
    try (ServerSocket _ = new ServerSocket(desired.port(), 1, InetAddress.getLoopbackAddress())) {
      start(/* isBound= */ true).follow(machine.setup(desired, machine.settings()));
      String why = String.valueOf(becomes(Health.DOWN).why());
      assertTrue(why.contains("address already in use"), why);
    }
    becomes(Health.CONNECTED);
  }

  @Test
  void aConfigurationThatTheServerRefusesIsNotTakenUp() throws Exception {
    LeafSetup good = machine.setup(desired(), machine.settings());
    LeafUpkeep upkeep = new LeafUpkeep(machine.files());
    upkeep.write(good);
    Path refusingProgram = folder.resolve("refusing");
    Files.writeString(refusingProgram, "#!/bin/sh\necho 'line 3: no'\nexit 1\n");
    Files.setPosixFilePermissions(refusingProgram, PosixFilePermissions.fromString("rwx------"));
    LeafNodeSettings refusing =
        new LeafNodeSettings(
            machine.secret("users", "a = c").toString(),
            null,
            null,
            null,
            null,
            refusingProgram.toString());
    start(/* isBound= */ true).follow(machine.setup(good.desired(), refusing));
    assertEquals(
        "nats-server refuses the configuration of the leaf node: line 3: no",
        becomes(Health.DOWN).why());
    assertTrue(Files.readString(machine.files().configuration()).contains("pw-of-a"));
  }

  @Test
  void beginsWithTheServerAsItWasAndTakesOverOneThatWasLeft() throws Exception {
    LeafSetup setup = machine.setup(desired(), machine.settings());
    LeafKeeper first = start(/* isBound= */ false);
    first.follow(setup);
    becomes(Health.CONNECTED);
    first.close();

    // Nobody has said yet how it is to be.
    start(/* isBound= */ false);
    awaitPlan(setup, List.of());
    long left = server().pid();

    // Another agent, after this one has vanished without ending it.
    try (LeafKeeper next =
        LeafKeeper.start(
            machine.files(), (_, now) -> told.add(now), InstantSource.system(), true)) {
      next.follow(setup);
      becomes(Health.CONNECTED);
      assertEquals(left, server().pid());
    }
    assertFalse(ProcessHandle.of(left).isPresent());
  }
}
