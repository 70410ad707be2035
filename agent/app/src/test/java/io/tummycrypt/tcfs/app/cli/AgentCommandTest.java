package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.json.Schemas;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import io.tummycrypt.tcfs.engine.home.RunLock.Attempt.Busy;
import io.tummycrypt.tcfs.engine.home.RunLock.Holder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgentCommandTest {
  private static final Instant TIME = Instant.parse("2026-11-29T18:00:00.5Z");
  private static final ServiceEnd END = new ServiceEnd(78, null, "there is no device");

  private final Shell shell = new Shell();

  /** How a service is, and what is told of it. */
  record Case(ServiceState state, int code, String told) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new ServiceState.NotInstalled(), 0, "not installed"),
        new Case(
            new ServiceState.Unknown("no bus"), 0, "installed; how it is is not known: no bus"),
        new Case(
            new ServiceState.NeverStarted(), 0, "installed, and not started since the machine was"),
        new Case(new ServiceState.Starting(), 0, "starts"),
        new Case(
            new ServiceState.Running(TIME, 7, 0), 0, "runs since 2026-11-29 18:00:00Z (process 7)"),
        new Case(
            new ServiceState.Running(null, 7, 2), 0, "runs (process 7), was started again 2 times"),
        new Case(new ServiceState.Stopped(TIME), 0, "ended since 2026-11-29 18:00:00Z"),
        new Case(
            new ServiceState.Waiting(END, 1),
            3,
            "failed with exit code 78: there is no device; is started again in a moment,"
                + " was started again 1 time"),
        new Case(
            new ServiceState.Failed(new ServiceEnd(null, 9, "it was killed"), TIME, 0),
            3,
            "failed since 2026-11-29 18:00:00Z by signal 9: it was killed; is not started again"));
  }

  private void device(ServiceState state, @Nullable Busy agent) {
    shell.device.services.status = new ServiceStatus("systemd", FakeServices.FILE, state, agent);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsHowTheServiceIs(Case each) {
    device(each.state(), null);
    assertEquals(each.code(), shell.run("agent", "status"), shell.err);
    assertEquals("service of systemd: " + each.told(), shell.out.lines().findFirst().orElse(""));
    assertTrue(shell.out.endsWith("agent: none runs on this device\n"), shell.out);

    assertEquals(each.code(), shell.run("agent", "status", "--json"), shell.err);
    assertEquals("agent-status", Schemas.requireValid(shell.out));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsOfAnAgentThatNoServiceHasStarted(Case each) {
    device(each.state(), new Busy(Optional.of(new Holder(8, TIME, "tcfsd"))));
    shell.run("agent", "status");
    boolean isKnown =
        !(each.state() instanceof ServiceState.Unknown
            || each.state() instanceof ServiceState.Starting);
    String agent = "agent: 'tcfsd' (process 8, since 2026-11-29 18:00:00Z)";
    String end = isKnown ? agent + "; no service has started it\n" : agent + "\n";
    assertTrue(shell.out.endsWith(end), shell.out);

    shell.run("agent", "status", "--json");
    assertEquals("agent-status", Schemas.requireValid(shell.out));
    assertTrue(shell.out.contains("\"startedByService\" : " + !isKnown), shell.out);
  }

  @Test
  void saysHowToInstallTheServiceThatWasAskedFor() {
    device(new ServiceState.NotInstalled(), null);
    shell.run("agent", "status");
    assertTrue(shell.out.contains("next step: tcfs agent install\n"), shell.out);
    shell.run("agent", "status", "--system");
    assertTrue(shell.out.contains("next step: tcfs agent install --system\n"), shell.out);
  }

  @Test
  void knowsTheAgentOfTheService() {
    device(
        new ServiceState.Running(TIME, 8, 0), new Busy(Optional.of(new Holder(8, TIME, "tcfsd"))));
    shell.run("agent", "status");
    assertTrue(shell.out.endsWith("(process 8, since 2026-11-29 18:00:00Z)\n"), shell.out);
  }

  @Test
  void printsWhatItWouldWriteAndNothingElseToItsResult() {
    assertEquals(0, shell.run("agent", "install", "--system", "--print"));
    assertEquals("[Unit]\n", shell.out);
    assertEquals("tcfs: this would be in " + FakeServices.FILE + "\n", shell.err);
    assertEquals(1, shell.device.services.asked.size());
    assertTrue(shell.device.services.asked.getFirst().startsWith("file ServiceRequest[isSystem=t"));
  }

  @Test
  void tellsWhatBecameOfAnInstallation() {
    assertEquals(0, shell.run("agent", "install", "--replace", "--program", "/opt/tcfs/tcfsd"));
    assertEquals(
        List.of(
            "install ServiceRequest[isSystem=false, isReplacing=true,"
                + " program=Optional[/opt/tcfs/tcfsd]]"),
        shell.device.services.asked);
    assertEquals(
        """
        installed: /home/jess/.config/systemd/user/tcfsd.service
        the agent runs; systemd of this user starts it from now on
        what it tells: journalctl
        """,
        shell.out);
  }

  @Test
  void namesTheCommandsThatItCannotRun() {
    shell.device.services.change =
        new ServiceChange(
            "systemd", FakeServices.FILE, true, false, List.of("systemctl this", "and that"), "j");
    assertEquals(3, shell.run("agent", "install", "-q"));
    assertEquals(
        """
        installed: /home/jess/.config/systemd/user/tcfsd.service
        systemd cannot be asked from here; to have the agent started, run where it can:
          systemctl this
          and that
        what it tells: j
        """,
        shell.out);
    assertEquals(3, shell.run("agent", "install", "--json"));
    assertEquals("agent-install", Schemas.requireValid(shell.out));
    assertEquals(3, shell.run("agent", "uninstall", "--json"));
    assertEquals("agent-uninstall", Schemas.requireValid(shell.out));
    assertEquals(64, shell.run("agent", "install", "--json", "--print"));
    assertEquals(3, shell.run("agent", "uninstall", "-q"));
    assertTrue(shell.out.contains("to have it ended if it runs, run where it can:\n  systemctl"));
  }

  @Test
  void tellsWhatBecameOfARemoval() {
    assertEquals(0, shell.run("agent", "uninstall", "--system"));
    assertEquals(List.of("uninstall true"), shell.device.services.asked);
    assertTrue(shell.out.endsWith("the agent has ended, and is not started any more\n"), shell.out);
    shell.device.services.change =
        new ServiceChange("systemd", FakeServices.FILE, false, true, List.of(), "");
    assertEquals(0, shell.run("agent", "uninstall"));
    assertTrue(shell.out.startsWith("was not installed: there is no /home/jess"), shell.out);
  }
}
