package io.tummycrypt.tcfs.app.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.NotifySocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> unheard = new ArrayList<>();

  private NotifySocket socket() {
    return NotifySocket.at(folder.resolve("notify").toString());
  }

  private Supervisor of(NotifySocket socket, String... more) {
    Map<String, String> variables = new TreeMap<>(Map.of("NOTIFY_SOCKET", socket.address()));
    if (more.length > 0) {
      variables.put("WATCHDOG_USEC", more[0]);
      variables.put("WATCHDOG_PID", more[1]);
    }
    return Supervisor.of(variables, nanos::get, unheard::add);
  }

  private static String self() {
    return Long.toString(ProcessHandle.current().pid());
  }

  @Test
  void isToldAtAPath() {
    try (NotifySocket socket = socket()) {
      tellsAll(socket);
    }
  }

  @Test
  void isToldAtANameThatIsNoFile() {
    try (NotifySocket socket = NotifySocket.at("@tcfs-test-" + UUID.randomUUID())) {
      tellsAll(socket);
    }
  }

  private void tellsAll(NotifySocket socket) {
    Supervisor supervisor = of(socket);
    supervisor.status("reads");
    supervisor.ready();
    supervisor.ending();
    assertEquals(List.of("STATUS=reads", "READY=1", "STOPPING=1"), socket.all());
    assertEquals(List.of(), unheard);
  }

  @Test
  void isToldTheSameOnce() {
    try (NotifySocket socket = socket()) {
      Supervisor supervisor = of(socket);
      for (int i = 0; i < 3; i++) {
        supervisor.ready();
        supervisor.status("watches");
      }
      assertEquals(List.of("READY=1", "STATUS=watches"), socket.all());
    }
  }

  @Test
  void takesAStatusForOneLineOfBoundedLength() {
    try (NotifySocket socket = socket()) {
      Supervisor supervisor = of(socket);
      supervisor.status("a\nWATCHDOG=1\nb");
      supervisor.status("x".repeat(5000));
      assertEquals(List.of("STATUS=a\\nWATCHDOG=1\\nb", "STATUS=" + "x".repeat(200)), socket.all());
    }
  }

  @Test
  void hearsASignOfLifeOnceInAPartOfItsPatience() {
    try (NotifySocket socket = socket()) {
      Supervisor supervisor = of(socket, "8000000", self());
      assertEquals(2, supervisor.longestRest().toSeconds());
      supervisor.alive();
      assertEquals(List.of(), socket.all());
      nanos.addAndGet(2 * SECOND);
      supervisor.alive();
      supervisor.alive();
      assertEquals(List.of("WATCHDOG=1"), socket.all());
      nanos.addAndGet(8 * SECOND);
      assertEquals(List.of(), socket.all());
      supervisor.watch().progress().bytes(1);
      assertEquals(List.of("WATCHDOG=1"), socket.all());
    }
  }

  @Test
  void hearsNoSignOfLifeThatItDoesNotWaitFor() {
    try (NotifySocket socket = socket()) {
      for (Supervisor supervisor :
          List.of(of(socket), of(socket, "8000000", "1"), of(socket, "soon", self()))) {
        nanos.addAndGet(100 * SECOND);
        supervisor.alive();
        assertEquals(List.of(), socket.all());
        assertTrue(supervisor.longestRest().toHours() > 1);
      }
    }
  }

  @Test
  void waitsUntilThereIsRoomForWhatItTells() throws InterruptedException {
    try (NotifySocket socket = socket()) {
      Supervisor supervisor = of(socket);
      Thread teller =
          Thread.ofPlatform()
              .start(() -> {
                // More than such a socket holds.
                for (int i = 0; i < 2000; i++) {
                  supervisor.status("number " + i);
                }
              });
      assertTrue(socket.await("STATUS=number 1999").size() > 1000, "it did not wait for room");
      teller.join();
    }
  }

  @Test
  void isNobodyWhereNobodyAskedForIt() {
    assertSame(Supervisor.NONE, Supervisor.of(Map.of(), nanos::get, unheard::add));
    Supervisor.NONE.ready();
    Supervisor.NONE.ending();
  }

  @Test
  void isNoReasonToFailIfItIsNotThere() {
    for (String address : List.of(folder + "/none", "vsock:2:1", "@" + "x".repeat(200))) {
      Supervisor supervisor =
          Supervisor.of(Map.of("NOTIFY_SOCKET", address), nanos::get, unheard::add);
      supervisor.ready();
      supervisor.ending();
    }
    assertEquals(3, unheard.size(), unheard.toString());
    assertTrue(unheard.getFirst().endsWith(folder + "/none: nothing is there"), unheard.getFirst());
  }
}
