package io.tummycrypt.tcfs.store.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events.Health;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What everybody may rely upon who tells others through {@link Events}. */
@Timeout(120)
public abstract class EventsContract {
  protected static final FleetId FLEET = new FleetId(1, 2);
  private static final FleetId OTHER_FLEET = new FleetId(3, 4);
  protected static final DeviceName A = new DeviceName("a");
  protected static final DeviceName B = new DeviceName("b");

  private final List<Events> open = new ArrayList<>();

  /** Events of a device at the one server. */
  protected abstract Events connect(FleetId fleet, DeviceName device, Heard heard);

  /** Nobody gets through. */
  protected abstract void stopServer() throws Exception;

  /** Everybody gets through again. */
  protected abstract void startServer() throws Exception;

  /** The server has nothing any more. */
  protected abstract void loseEverything() throws Exception;

  @AfterEach
  void closeAll() {
    open.reversed().forEach(Events::close);
  }

  protected final Events start(FleetId fleet, DeviceName device, Heard heard) {
    Events events = connect(fleet, device, heard);
    open.add(events);
    return events;
  }

  protected final Events startAndArrive(DeviceName device, Heard heard)
      throws InterruptedException {
    Events events = start(FLEET, device, heard);
    heard.awaitMissed();
    return events;
  }

  protected static HeadNotice notice(DeviceName device, long seq) {
    return new HeadNotice(FLEET, device, seq);
  }

  @Test
  void bringsNoticesToTheOthersAndNotBack() throws InterruptedException {
    Heard byA = new Heard();
    Heard byB = new Heard();
    Events a = startAndArrive(A, byA);
    Events b = startAndArrive(B, byB);

    a.announce(notice(A, 7));
    assertEquals(notice(A, 7), byB.next());
    b.announce(notice(B, 3));
    assertEquals(notice(B, 3), byA.next());
    assertEquals(List.of(), byA.rest());
  }

  @Test
  void countsANoticeOnceThatIsSentTwice() throws InterruptedException {
    Heard byB = new Heard();
    Events a = startAndArrive(A, new Heard());
    startAndArrive(B, byB);
    a.announce(notice(A, 1));
    a.announce(notice(A, 1));
    a.announce(notice(A, 2));
    assertEquals(notice(A, 1), byB.next());
    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void sendsTheLastOfWhatWasAnnouncedBeforeThereWasAServer() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    stopServer();
    Events a = start(FLEET, A, new Heard());
    a.announce(notice(A, 1));
    a.announce(notice(A, 2));
    assertEquals(1, a.state().waiting());
    startServer();
    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void saysThatSomethingMayBeMissedWhenTheServerComesBack() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    stopServer();
    startServer();
    byB.awaitMissed();

    Events a = start(FLEET, A, new Heard());
    a.announce(notice(A, 5));
    assertEquals(notice(A, 5), byB.next());
  }

  @Test
  void saysThatSomethingMayBeMissedWhenTheServerHasLostEverything() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    Events a = startAndArrive(A, new Heard());
    a.announce(notice(A, 1));
    byB.next();
    loseEverything();
    byB.awaitMissed();
    a.announce(notice(A, 2));
    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void keepsFleetsApartThatHaveDevicesOfTheSameNames() throws InterruptedException {
    Heard byB = new Heard();
    Heard byOtherB = new Heard();
    Events a = startAndArrive(A, new Heard());
    startAndArrive(B, byB);
    start(OTHER_FLEET, B, byOtherB);
    byOtherB.awaitMissed();
    Events otherA = start(OTHER_FLEET, A, new Heard());

    for (int seq = 1; seq <= 20; seq++) {
      a.announce(notice(A, seq));
      assertEquals(notice(A, seq), byB.next());
      otherA.announce(new HeadNotice(OTHER_FLEET, A, seq));
      assertEquals(new HeadNotice(OTHER_FLEET, A, seq), byOtherB.next());
    }
    assertEquals(List.of(), byB.rest());
  }

  @Test
  void saysHowItGoes() throws Exception {
    Heard byB = new Heard();
    Events b = startAndArrive(B, byB);
    Events.State first = byB.nextChange();
    assertEquals(Health.CONNECTED, first.health());
    assertNull(first.why());
    assertNotNull(first.server());
    assertNull(first.lastEvent());

    Events a = startAndArrive(A, new Heard());
    a.announce(notice(A, 1));
    byB.next();
    assertNotNull(b.state().lastEvent());

    stopServer();
    Events.State change = byB.nextChange();
    while (change.health() != Health.OFFLINE) {
      change = byB.nextChange();
    }
    assertNull(change.server());
    assertNotNull(change.why());
    startServer();
    byB.awaitMissed();
    assertEquals(Health.CONNECTED, b.state().health());
  }

  @Test
  void neverKeepsAnybodyFromEnding() throws Exception {
    stopServer();
    Events a = start(FLEET, A, new Heard());
    a.announce(notice(A, 1));
    a.close();
    assertEquals(1, a.state().waiting());
  }

  @Test
  void whatIsToldOnceMoreIsHeardOnceMore() throws Exception {
    Heard byB = new Heard();
    Events a = startAndArrive(A, new Heard());
    startAndArrive(B, byB);
    a.announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
    a.remind(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
  }
}
