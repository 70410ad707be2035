package io.tummycrypt.tcfs.app.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.engine.home.OutboxNote;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.event.InMemoryEventServer;
import io.tummycrypt.tcfs.store.event.Message;
import io.tummycrypt.tcfs.store.object.InMemoryObjectStore;
import io.tummycrypt.tcfs.store.object.ObservedObjectStore;
import io.tummycrypt.tcfs.store.segment.SegmentCopies;
import io.tummycrypt.tcfs.store.slot.Fleet;
import io.tummycrypt.tcfs.store.slot.OwnLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told, and how far, by a log and a server in memory. */
@Timeout(60)
final class OutboxTest implements Agent.Told, Events.Listener {
  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final Fleet yoga = new Fleet(store, "yoga");
  private final OwnLog log =
      new OwnLog(
          new ObservedObjectStore(
              store,
              request -> asked.add(request.kind() + " " + request.object()),
              System::nanoTime),
          Fleet.ID,
          yoga.device,
          yoga.reader,
          SegmentCopies.NONE);
  private final Semaphore announced = new Semaphore(0);
  private final Semaphore passedOver = new Semaphore(0);
  private final InMemoryEventServer server = new InMemoryEventServer(() -> Fleet.AT);
  private Instant now = Fleet.AT;
  private TcfsHome home;
  private Events events;
  private @Nullable Outbox started;
  private long counter;

  @BeforeEach
  void connect() {
    home = TcfsHome.in(folder);
    events = server.connect(Fleet.ID, yoga.device, this);
  }

  @AfterEach
  void close() {
    if (started != null) {
      started.close();
    }
    events.close();
  }

  private Outbox outbox() {
    return Objects.requireNonNull(started);
  }

  private void start() throws IOException {
    OutboxNote place = Outbox.place(home, Fleet.ID, yoga.device, log);
    started = Outbox.start(home, Fleet.ID, yoga.device, place, log, events, this, () -> now);
  }

  private void publish(long seq, int files) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      counter++;
      entries.add(yoga.put(seq, counter, seq + "-" + i, new Content.Link("to " + counter)));
    }
    yoga.publish(seq, entries);
  }

  /** Publishes, and waits until that is told. */
  private void tell(long seq, int files) throws IOException, InterruptedException {
    publish(seq, files);
    outbox().published(seq);
    await(files);
  }

  private void await(int files) throws InterruptedException {
    assertTrue(announced.tryAcquire(files, 30, TimeUnit.SECONDS), "it is not told");
  }

  private List<String> told() {
    return server.messages(yoga.device).stream()
        .map(Message::id)
        .map(id -> id.substring((Fleet.ID + "/yoga/").length()))
        .filter(id -> !id.contains("line"))
        .toList();
  }

  private int waiting() {
    return outbox().in(events.state()).waiting();
  }

  private OutboxNote noted() throws IOException {
    return Objects.requireNonNull(OutboxNote.read(home, Fleet.ID, yoga.device));
  }

  @Test
  void tellsWhatIsPublishedWithoutAskingTheStore() throws Exception {
    start();
    asked.clear();
    tell(1, 2);
    tell(2, 1);
    assertEquals(List.of("1/1", "1/2", "2/1"), told());
    assertEquals(List.of(), asked);
    outbox().close();
    assertEquals(OutboxNote.at(2).in("memory-1", noted().number()), noted());
    assertEquals(0, waiting());
  }

  @Test
  void beginsWhereTheLogEndsAndGoesOnWhereItEnded() throws Exception {
    publish(1, 2);
    start();
    tell(2, 1);
    outbox().close();
    publish(3, 1);
    start();
    assertEquals(0, waiting());
    outbox().published(3);
    await(1);
    assertEquals(List.of("2/1", "3/1"), told());
  }

  @Test
  void goesOnInTheMiddleOfAHead() throws Exception {
    OutboxNote.at(0).told(0, 300, 0).write(home, Fleet.ID, yoga.device);
    start();
    publish(1, 700);
    outbox().published(1);
    await(400);
    assertEquals(400, told().size());
    assertEquals("1/301", told().getFirst());
    assertEquals("1/700", told().getLast());
  }

  @Test
  void waitsForAServer() throws Exception {
    start();
    server.stop();
    publish(1, 1);
    publish(2, 1);
    outbox().published(2);
    assertEquals(2, waiting());
    server.start();
    await(2);
    assertEquals(List.of("1/1", "2/1"), told());
  }

  @Test
  void passesOverWhatIsOlderThanTheStreamKeepsIt() throws Exception {
    start();
    publish(1, 2);
    publish(2, 1);
    now = Fleet.AT.plus(Outbox.LONGEST).plus(Duration.ofSeconds(2));
    outbox().published(2);
    assertTrue(passedOver.tryAcquire(2, 30, TimeUnit.SECONDS), "nothing is passed over");
    now = Fleet.AT;
    tell(3, 1);
    assertEquals(List.of("3/1"), told());
  }

  @Test
  void passesOverTheOldestOfTooMany() {
    assertEquals(0, Outbox.passedOver(7, 7));
    assertEquals(0, Outbox.passedOver(7, 7 + Outbox.MOST));
    assertEquals(3, Outbox.passedOver(7, 10 + Outbox.MOST));
    assertEquals(0, Outbox.passedOver(7, 0));
  }

  @Test
  void saysThatItComesAndGoes() throws Exception {
    start();
    tell(1, 1);
    outbox().close();
    List<String> types = server.messages(yoga.device).stream().map(Message::type).toList();
    assertEquals(List.of("device_online", "file_synced", "device_offline"), types);
  }

  @Override
  public void announced(long messages) {
    announced.release((int) messages);
  }

  @Override
  public void passedOver(long heads) {
    passedOver.release((int) heads);
  }

  @Override
  public void ready() {}

  @Override
  public void looked(LiveDevice.Looked looked) {}

  @Override
  public void failed(Exception why) {}

  @Override
  public void published(HeadNotice notice) {}

  @Override
  public void missed() {
    wake();
  }

  @Override
  public void changed(Events.State state) {
    wake();
  }

  private void wake() {
    if (started != null) {
      started.wake();
    }
  }
}
