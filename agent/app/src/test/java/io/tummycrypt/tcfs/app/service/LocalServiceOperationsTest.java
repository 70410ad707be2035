package io.tummycrypt.tcfs.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceRequest;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a service, with a systemd that does nothing. */
class LocalServiceOperationsTest {
  private static final ServiceRequest OWN = new ServiceRequest(false, false, Optional.empty());
  private static final ServiceRequest OVER = new ServiceRequest(false, true, Optional.empty());
  private static final String RUNNING = "ActiveState=active\nMainPID=%d\n";

  @TempDir Path folder;

  private final FakeTools tools = new FakeTools();
  private Path file;
  private TcfsHome home;
  private LocalServiceOperations services;

  @BeforeEach
  void prepare() throws IOException {
    file = folder.resolve("config/systemd/user/tcfsd.service");
    home = TcfsHome.in(folder.resolve("tcfs"));
    home.create();
    Files.writeString(home.deviceFile(), "is only looked whether it is there");
    Path program = Files.writeString(folder.resolve("tcfsd"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    services =
        new LocalServiceOperations(
            Map.of(),
            isSystem ->
                new ServiceTarget(
                    isSystem
                        ? Systemd.ofSystem(tools, folder.resolve("etc"))
                        : Systemd.ofUser(tools, folder.resolve("config")),
                    home,
                    isSystem),
            tools,
            new ServicePrograms(folder));
    tools.answer("systemctl --user is-system-running", 1, "degraded\n");
  }

  private List<String> changes() {
    return tools.asked.stream()
        .filter(it -> !it.contains("is-system-running") && !it.contains(" show "))
        .toList();
  }

  @Test
  void installsOnceWhatThenStays() throws IOException {
    ServiceChange first = services.install(OWN);
    assertTrue(first.isChanged() && first.isAsked());
    assertEquals(services.file(OWN).text(), Files.readString(file));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        List.of("systemctl --user daemon-reload", "systemctl --user enable --now tcfsd.service"),
        changes());

    tools.asked.clear();
    tools.answer("systemctl --user show", 0, RUNNING.formatted(1));
    ServiceChange second = services.install(OWN);
    assertFalse(second.isChanged());
    assertEquals(List.of("systemctl --user enable --now tcfsd.service"), changes());
  }

  @Test
  void startsAnewWhatIsOtherThanBefore() throws IOException {
    services.install(OWN);
    Files.writeString(file, Files.readString(file) + "# of an older version\n");
    tools.asked.clear();
    tools.answer("systemctl --user show", 0, "ActiveState=failed\nResult=start-limit-hit\n");
    assertTrue(services.install(OWN).isChanged());
    assertEquals(
        List.of(
            "systemctl --user daemon-reload",
            "systemctl --user reset-failed tcfsd.service",
            "systemctl --user enable --now tcfsd.service",
            "systemctl --user restart tcfsd.service"),
        changes());
  }

  @Test
  void namesTheCommandsWhereNoManagerIsAtWork() throws IOException {
    tools.answer("systemctl --user is-system-running", 1, "offline\n");
    ServiceChange change = services.install(OWN);
    assertFalse(change.isAsked());
    assertTrue(Files.exists(file));
    assertEquals(List.of(), changes());
    assertEquals(
        List.of("systemctl --user daemon-reload", "systemctl --user enable --now tcfsd.service"),
        change.toRun());

    Path link = file.resolveSibling("default.target.wants").resolve("tcfsd.service");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, file);
    assertEquals(
        List.of("systemctl --user stop tcfsd.service", "systemctl --user daemon-reload"),
        services.uninstall(false).toRun());
    assertFalse(Files.exists(file) || Files.isSymbolicLink(link));
    assertEquals(List.of(), changes());
  }

  @Test
  void leavesAloneWhatSomebodyElseHasWritten() throws IOException {
    Files.createDirectories(file.getParent());
    Path target = Files.writeString(folder.resolve("of-somebody"), "[Service]\n");
    Files.createSymbolicLink(file, target);
    for (int i = 0; i < 2; i++) {
      assertThrows(RefusedException.class, () -> services.install(OWN));
      assertThrows(RefusedException.class, () -> services.uninstall(false));
      Files.deleteIfExists(file);
      Files.writeString(file, "[Service]\n");
    }
    assertEquals(List.of(), changes());

    Files.delete(file);
    Files.createSymbolicLink(file, target);
    services.install(OVER);
    assertEquals(services.file(OWN).text(), Files.readString(file));
    assertEquals("[Service]\n", Files.readString(target));
  }

  @Test
  void uninstallsWhatItHasInstalledAndNothingTwice() throws IOException {
    services.install(OWN);
    tools.asked.clear();
    assertTrue(services.uninstall(false).isChanged());
    assertEquals(
        List.of(
            "systemctl --user stop tcfsd.service",
            "systemctl --user disable tcfsd.service",
            "systemctl --user daemon-reload"),
        changes());
    assertFalse(Files.exists(file));
    assertFalse(services.uninstall(false).isChanged());
    assertEquals(new ServiceState.NotInstalled(), services.status(false).state());
  }

  @Test
  void installsNothingThatCouldNotRun() throws IOException {
    Files.delete(home.deviceFile());
    assertThrows(RefusedException.class, () -> services.install(OWN));
    Files.writeString(home.deviceFile(), "");
    Files.delete(folder.resolve("tcfsd"));
    assertThrows(RefusedException.class, () -> services.install(OWN));
    assertFalse(Files.exists(file));
    assertEquals(List.of(), changes());
  }

  @Test
  void installsNothingBesideAnAgentOfSomebodyElse() throws IOException {
    RunLock.Attempt attempt = RunLock.takeAsAgent(home, "tcfsd", Instant.EPOCH);
    try (RunLock _ = ((RunLock.Attempt.Taken) attempt).lock()) {
      RefusedException refused = assertThrows(RefusedException.class, () -> services.install(OWN));
      String told = String.valueOf(refused.getMessage());
      assertTrue(told.contains("'tcfsd' (process "), told);
      assertFalse(Files.exists(file));

      // The same one as that of the service is as it should be.
      Files.createDirectories(file.getParent());
      Files.writeString(file, services.file(OWN).text());
      long own = ProcessHandle.current().pid();
      tools.answer("systemctl --user show", 0, RUNNING.formatted(own));
      assertFalse(services.install(OWN).isChanged());
      assertFalse(services.status(false).isStrange());
      tools.answer("systemctl --user show", 0, RUNNING.formatted(own + 1));
      assertTrue(services.status(false).isStrange());
    }
  }

  @Test
  void tellsWhichCommandFailedAndWhatItSaid() throws IOException {
    tools.answer("systemctl --user enable", 1, "Failed to enable: no space\n");
    RefusedException refused = assertThrows(RefusedException.class, () -> services.install(OWN));
    assertEquals(
        "'systemctl --user enable --now tcfsd.service' failed: Failed to enable: no space",
        refused.getMessage());
  }

  @Test
  void keepsTheAgentOfTheMachineApart() throws IOException {
    ServiceRequest machine = new ServiceRequest(true, false, Optional.empty());
    tools.answer("systemctl is-system-running", 0, "running\n");
    services.install(machine);
    assertTrue(Files.readString(folder.resolve("etc/tcfsd.service")).contains("\nUser=tcfs\n"));
    assertFalse(Files.exists(file));
    assertEquals(
        List.of("systemctl daemon-reload", "systemctl enable --now tcfsd.service"), changes());
  }
}
