package io.tummycrypt.tcfs.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SystemdAnswerTest {
  private static final Instant TIME = Instant.parse("2026-11-29T18:00:00Z");

  /** What systemd 252 said, with what matters of it, and how that is understood. */
  record Case(String answer, ServiceState state) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            """
            LoadState=loaded
            ActiveState=inactive
            SubState=dead
            Result=success
            MainPID=0
            NRestarts=0
            ExecMainCode=0
            ExecMainStatus=0
            ExecMainStartTimestamp=
            ActiveEnterTimestamp=
            InactiveEnterTimestamp=
            """,
            new ServiceState.NeverStarted()),
        new Case(
            "ActiveState=inactive\nLoadState=not-found\n",
            new ServiceState.Unknown("systemd does not know it (not-found): install it again")),
        new Case(
            """
            LoadState=loaded
            ActiveState=active
            SubState=running
            Result=success
            MainPID=4711
            NRestarts=2
            ExecMainCode=0
            ActiveEnterTimestamp=Sun 2026-11-29 18:00:00 UTC
            """,
            new ServiceState.Running(TIME, 4711, 2)),
        new Case(
            "ActiveState=activating\nSubState=start\nResult=success\n",
            new ServiceState.Starting()),
        new Case(
            """
            ActiveState=activating
            SubState=auto-restart
            Result=exit-code
            NRestarts=1
            ExecMainCode=1
            ExecMainStatus=1
            """,
            new ServiceState.Waiting(
                new ServiceEnd(
                    1, null, "it could not go on, as when an agent runs already; its log says why"),
                1)),
        new Case(
            """
            ActiveState=failed
            Result=exit-code
            NRestarts=0
            ExecMainCode=1
            ExecMainStatus=78
            InactiveEnterTimestamp=Sun 2026-11-29 18:00:00 UTC
            """,
            failed(
                78, null, "this machine is not part of a fleet, or its device.yaml does not hold")),
        new Case(
            """
            ActiveState=failed
            Result=start-limit-hit
            ExecMainCode=1
            ExecMainStatus=203
            InactiveEnterTimestamp=Sun 2026-11-29 18:00:00 UTC
            """,
            failed(
                203,
                null,
                "it failed too often in a short time: the program is not there, or may not be"
                    + " run")),
        new Case(
            """
            ActiveState=failed
            Result=signal
            ExecMainCode=2
            ExecMainStatus=9
            InactiveEnterTimestamp=Sun 2026-11-29 18:00:00 UTC
            """,
            failed(null, 9, "it was ended from outside")),
        new Case(
            """
            ActiveState=failed
            Result=watchdog
            ExecMainCode=1
            ExecMainStatus=143
            InactiveEnterTimestamp=Sun 2026-11-29 18:00:00 UTC
            """,
            failed(143, null, "it did not go on with its work, and was ended")),
        new Case(
            """
            LoadState=loaded
            ActiveState=inactive
            Result=success
            ExecMainStartTimestamp=Sun 2026-11-29 17:00:00 UTC
            InactiveEnterTimestamp=Sun 2026-11-29 18:00:00 UTC
            """,
            new ServiceState.Stopped(TIME)));
  }

  private static ServiceState failed(
      @Nullable Integer exitCode, @Nullable Integer signal, String meaning) {
    return new ServiceState.Failed(new ServiceEnd(exitCode, signal, meaning), TIME, 0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tellsHowTheServiceIs(Case each) {
    assertEquals(
        Optional.of(each.state()), SystemdAnswer.of(each.answer()).map(SystemdAnswer::state));
  }

  @Test
  void takesNothingElseForAnAnswer() {
    assertEquals(Optional.empty(), SystemdAnswer.of("Failed to connect to bus: No such file\n"));
  }
}
