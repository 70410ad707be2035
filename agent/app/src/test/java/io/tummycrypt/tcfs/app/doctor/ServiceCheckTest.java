package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceFile;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.ServiceRequest;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceCheckTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
  private static final ServiceEnd END = new ServiceEnd(78, null, "there is no device");

  /**
   * Knows how two services are.
   *
   * @param ofMachine null where there can be none
   */
  private record Known(ServiceState own, @Nullable ServiceState ofMachine)
      implements ServiceOperations {
    @Override
    public ServiceStatus status(boolean isSystem) throws IOException {
      ServiceState state = isSystem ? ofMachine : own;
      if (state == null) {
        throw new RefusedException("not on this system", "do without");
      }
      String system = isSystem ? "systemd" : "systemd of this user";
      return new ServiceStatus(system, Path.of("/unit"), state, /* agent= */ null);
    }

    @Override
    public ServiceFile file(ServiceRequest request) {
      throw new AssertionError("a look installs nothing");
    }

    @Override
    public ServiceChange install(ServiceRequest request) {
      throw new AssertionError("a look installs nothing");
    }

    @Override
    public ServiceChange uninstall(boolean isSystem) {
      throw new AssertionError("a look takes nothing away");
    }
  }

  private static Check check(ServiceState own, @Nullable ServiceState ofMachine) {
    return new ServiceCheck(new Known(own, ofMachine)).check();
  }

  private static void assertTold(Level level, String found, Check check) {
    assertEquals(level, check.level());
    assertTrue(check.found().startsWith(found), check.found());
  }

  @Test
  void saysInWordsHowTheServiceIs() {
    String user = "systemd of this user: ";
    assertTold(
        Level.OK,
        user + "runs since 2026-11-20 12:00:00Z (process 7), was started again 2 times",
        check(new ServiceState.Running(SINCE, 7, 2), null));
    assertTold(Level.OK, user + "starts", check(new ServiceState.Starting(), null));
    assertTold(
        Level.WARN, user + "ended since 2026-", check(new ServiceState.Stopped(SINCE), null));
    assertTold(
        Level.WARN,
        user + "installed, and not started since",
        check(new ServiceState.NeverStarted(), null));
    assertTold(
        Level.WARN,
        user + "failed with exit code 78: there is no device; is started again in a moment",
        check(new ServiceState.Waiting(END, 0), null));
    assertTold(
        Level.ERROR,
        user + "failed since 2026-11-20 12:00:00Z with exit code 78: there is no device",
        check(new ServiceState.Failed(END, SINCE, 0), null));
    assertTold(
        Level.SKIPPED,
        user + "installed; how it is is not known: it is away",
        check(new ServiceState.Unknown("it is away"), null));
  }

  @Test
  void thatOfTheMachineCountsWhereTheUserHasNone() {
    ServiceState none = new ServiceState.NotInstalled();
    assertTold(Level.OK, "systemd of this user: not installed", check(none, none));
    assertTold(Level.OK, "systemd of this user: not installed", check(none, null));
    Check failed = check(none, new ServiceState.Failed(END, SINCE, 0));
    assertTold(Level.ERROR, "systemd: failed", failed);
    assertTrue(String.valueOf(failed.nextStep()).contains("'tcfs agent install --system'"));
    Check stopped = check(none, new ServiceState.Stopped(SINCE));
    assertEquals("to have it run: tcfs agent install --system", stopped.nextStep());
    assertEquals(
        "to have it run: tcfs agent install",
        check(new ServiceState.Stopped(SINCE), none).nextStep());
  }
}
