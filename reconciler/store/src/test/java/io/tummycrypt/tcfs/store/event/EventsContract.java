package io.tummycrypt.tcfs.store.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events.Health;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
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

  private static Message message(String id) {
    return new Message("file_synced", id, "{\"id\":\"" + id + "\"}");
  }

  /** The messages that the server has of device a, as their ids, in order. */
  protected abstract List<String> messagesOfA() throws Exception;

  @Test
  void keepsMessagesInOrderAndEachOnce() throws Exception {
    Events a = startAndArrive(A, new Heard());
    Line line = Objects.requireNonNull(a.line());
    List<CompletableFuture<Long>> sent = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      ids.add("id-" + i);
      sent.add(line.send(message("id-" + i)));
      sent.add(line.send(message("id-" + i / 2)));
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new)).get(60, TimeUnit.SECONDS);
    assertEquals(ids, messagesOfA());
    assertTrue(sent.getLast().get() > 0);
  }

  @Test
  void tellsWhatTheStreamHasOfADeviceAfterANumber() throws Exception {
    Line ofA = Objects.requireNonNull(startAndArrive(A, new Heard()).line());
    Line ofB = Objects.requireNonNull(startAndArrive(B, new Heard()).line());
    ofA.send(message("1")).get();
    long first = ofA.last();
    ofB.send(message("2")).get();
    ofA.send(message("3")).get();
    ofA.send(message("4")).get();
    assertEquals(Set.of("3", "4"), ofA.idsAfter(first, 10));
    assertEquals(Set.of("2"), ofB.idsAfter(0, 10));
    assertEquals(Set.of("1"), ofA.idsAfter(0, 1));
    assertEquals(Set.of(), ofA.idsAfter(ofA.last(), 10));
  }

  @Test
  void hasAWayOnlyAsLongAsThereIsAServerAndKnowsTheStreamAgain() throws Exception {
    Heard heard = new Heard();
    Events a = startAndArrive(A, heard);
    Line before = Objects.requireNonNull(a.line());
    String stream = before.stream();
    stopServer();
    assertThrows(
        ExecutionException.class, () -> before.send(message("1")).get(60, TimeUnit.SECONDS));
    startServer();
    heard.awaitMissed();
    Line after = Objects.requireNonNull(a.line());
    assertEquals(stream, after.stream());
    loseEverything();
    heard.awaitMissed();
    assertNotEquals(stream, Objects.requireNonNull(a.line()).stream());
  }

  @Test
  void messagesAreNoNotices() throws Exception {
    Heard byB = new Heard();
    Events a = startAndArrive(A, new Heard());
    Events b = startAndArrive(B, byB);
    Objects.requireNonNull(a.line()).send(message("1")).get();
    a.announce(notice(A, 7));
    assertEquals(notice(A, 7), byB.next());
    assertNotNull(b.state().lastEvent());
    assertEquals(List.of(), byB.rest());
  }
}
