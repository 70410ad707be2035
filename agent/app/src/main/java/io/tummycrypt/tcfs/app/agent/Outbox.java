package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.engine.home.OutboxNote;
import io.tummycrypt.tcfs.engine.home.ResolutionNotes;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.store.entry.StoredEntry;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadMessages;
import io.tummycrypt.tcfs.store.event.Line;
import io.tummycrypt.tcfs.store.event.Message;
import io.tummycrypt.tcfs.store.event.Presence;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.slot.OwnLog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever listens what this device has published, and that its agent is there. What is to be
 * told stands in the device's log in the store, also what commands have published; here is only
 * noted how far it is told. One thread reads and sends, and waits when there is nothing to tell, or
 * nobody to tell it to. The store is read only where something was published, and then mostly not
 * even that: what this process has written or read lately is at hand.
 */
final class Outbox implements AutoCloseable {
  /** No older head is told of: the stream keeps messages that long. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** No more heads than that are told of; the oldest are passed over. */
  static final long MOST = 100_000;

  /** More is never sent between two notes, by far. */
  private static final int MOST_UNSURE = 100_000;

  /** How much may have to be found out again after a crash, in nanoseconds. */
  private static final long NOTED_AFTER = 1_000_000_000;

  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;
  private static final Duration END = Duration.ofMillis(500);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final TcfsHome home;
  private final FleetId fleet;
  private final DeviceName device;
  private final Events events;
  private final Agent.Told told;
  private final InstantSource clock;
  private final Presence presence;
  private final Thread thread = Thread.ofPlatform().daemon().name("outbox").unstarted(this::run);

  private volatile OwnLog log;
  private volatile OutboxNote place;
  private volatile @Nullable String trouble;
  private volatile boolean isGreeted;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /** The highest head of the device that is known to be in the store. */
  private final AtomicLong highest = new AtomicLong();

  /** Has a permit after whatever may be a reason to look again. */
  private final Semaphore reasons = new Semaphore(0);

  /** Over which nothing was sent whose fate is not known; null if there is none. */
  private @Nullable Line sure;

  private long notedAt = System.nanoTime();

  /** Of so many heads nobody is told, and it is still to be said. */
  private long passedOver;

  private Outbox(
      TcfsHome home,
      FleetId fleet,
      DeviceName device,
      OutboxNote place,
      OwnLog log,
      Events events,
      Agent.Told told,
      InstantSource clock) {
    this.home = home;
    this.fleet = fleet;
    this.device = device;
    this.place = place;
    this.log = log;
    this.events = events;
    this.told = told;
    this.clock = clock;
    this.presence = new Presence(fleet, device, clock.instant());
  }

  /**
   * Where the log is told up to. Where that was never noted, what was published until now is not
   * told: it may be years. That is looked up in the store, once in the life of a device, and to be
   * done before anything more is published.
   */
  static OutboxNote place(TcfsHome home, FleetId fleet, DeviceName device, OwnLog log)
      throws IOException {
    OutboxNote noted = OutboxNote.read(home, fleet, device);
    if (noted != null) {
      return noted;
    }
    OutboxNote first = OutboxNote.at(log.end());
    try {
      first.write(home, fleet, device);
    } catch (IOException _) {
      // No file has to wait for that; the next note may be written.
    }
    return first;
  }

  /** Begins to tell, as soon as there is a way. */
  static Outbox start(
      TcfsHome home,
      FleetId fleet,
      DeviceName device,
      OutboxNote place,
      OwnLog log,
      Events events,
      Agent.Told told,
      InstantSource clock) {
    Outbox outbox = new Outbox(home, fleet, device, place, log, events, told, clock);
    outbox.thread.start();
    return outbox;
  }

  /** From now on this is where the log is read. */
  void reads(OwnLog other) {
    log = other;
  }

  /** The head with this number, and all before it, are in the store. */
  void published(long seq) {
    highest.accumulateAndGet(seq, Math::max);
    wake();
  }

  /** There may be another way than before, or none. */
  void wake() {
    reasons.release();
  }

  /** How it goes, with what waits here, too. */
  Events.State in(Events.State state) {
    int waiting = Math.toIntExact(Math.min(Integer.MAX_VALUE, place.waiting(highest.get())));
    Events.State now = state.withWaiting(Math.max(state.waiting(), waiting));
    String why = trouble;
    return why == null || now.why() != null ? now : now.withWhy(why);
  }

  private void run() {
    int failures = 0;
    try {
      Line line = work();
      while (line != null) {
        try {
          tell(line);
          failures = 0;
          trouble = null;
        } catch (IOException | RuntimeException e) {
          sure = null;
          failures++;
          String text = e instanceof IOException io ? IoText.of(io) : String.valueOf(e);
          trouble = line.equals(events.line()) ? "not told what became of paths: " + text : null;
          pause(line, failures);
        }
        line = work();
      }
    } catch (InterruptedException _) {
      // It is to end; who ends it notes how far it has come.
    }
  }

  /** Waits until there is something to tell, and a way; null when it is to end. */
  private @Nullable Line work() throws InterruptedException {
    while (!isClosed.get()) {
      reasons.drainPermits();
      Line line = events.line();
      if (line != null && (!isGreeted || place.waiting(highest.get()) > 0)) {
        return line;
      }
      reasons.acquire();
    }
    return null;
  }

  /** Gives the server, or the store, some time, unless there is another way before. */
  private void pause(Line line, int failures) throws InterruptedException {
    long millis = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures - 1, 10));
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = end - System.nanoTime();
    while (!isClosed.get() && left > 0 && line.equals(events.line())) {
      var _ = reasons.tryAcquire(left, TimeUnit.NANOSECONDS);
      left = end - System.nanoTime();
    }
  }

  private void tell(Line line) throws IOException, InterruptedException {
    if (!isGreeted) {
      Window greeting = new Window(line);
      greeting.send(presence.online(clock.instant(), lastKnown()));
      greeting.await();
      isGreeted = true;
    }
    long last = highest.get();
    if (place.waiting(last) > 0) {
      tell(line, last);
    }
  }

  private long lastKnown() {
    return Math.max(highest.get(), place.seq());
  }

  private void tell(Line line, long last) throws IOException, InterruptedException {
    Set<String> there = line.equals(sure) ? Set.of() : there(line);
    sure = line;
    long tooMany = passedOver(place.seq(), last);
    if (tooMany > 0) {
      passedOver += tooMany;
      place = place.told(place.seq() + tooMany, 0, 0);
    }
    Map<Dot, String> resolutions = resolutions();
    OwnLog.Reading reading = log.read(place.seq(), last);
    Sending sending = new Sending(line, there);
    HeadMessages messages = new HeadMessages(fleet, device, resolutions);
    while (reading.nextHead(messages::see)) {
      passedOver += sending.take(reading, messages) ? 0 : 1;
      messages = new HeadMessages(fleet, device, resolutions);
    }
    sending.flush(last, 0);
    note();
    if (passedOver > 0) {
      told.passedOver(passedOver);
      passedOver = 0;
    }
  }

  /** Without them a resolution is told as an edit. */
  private Map<Dot, String> resolutions() {
    try {
      return new ResolutionNotes(home).read();
    } catch (IOException _) {
      return Map.of();
    }
  }

  /** How many heads are too many between the last that is told of and the last one. */
  static long passedOver(long told, long last) {
    return Math.max(0, last - told - MOST);
  }

  /** What the stream has of what is to be told: that was sent, and nobody has noted it. */
  private Set<String> there(Line line) throws IOException {
    String stream = line.stream();
    if (stream.equals(place.stream()) && line.last() >= place.number()) {
      return line.idsAfter(place.number(), MOST_UNSURE);
    }
    place = place.in(stream, line.last());
    note();
    return Set.of();
  }

  /** One pass over what waits. */
  private final class Sending {
    private final Window window;
    private final Line line;
    private final Set<String> there;
    private final OutboxNote begin = place;
    private final Instant oldest = clock.instant().minus(LONGEST);

    private Sending(Line line, Set<String> there) {
      this.window = new Window(line);
      this.line = line;
      this.there = there;
    }

    /** Sends what a head has changed; false if it is too old. */
    private boolean take(OwnLog.Reading reading, HeadMessages messages)
        throws IOException, InterruptedException {
      long before = reading.seq() == begin.seq() + 1 ? begin.more() : 0;
      long number = 0;
      for (StoredEntry entry = reading.next(); entry != null; entry = reading.next()) {
        if (Instant.ofEpochSecond(entry.writtenAt()).isBefore(oldest)) {
          return false;
        }
        number++;
        Message message = messages.next(entry);
        if (message == null || number <= before || there.contains(message.id())) {
          continue;
        }
        if (message.text().length() <= line.longest()) {
          window.send(message);
        }
        if (window.isFull()) {
          flush(reading.seq() - 1, number);
        }
      }
      return true;
    }

    /** Waits for what was sent; then the log is told up to there. */
    private void flush(long seq, long more) throws IOException, InterruptedException {
      int messages = window.size();
      long number = window.await();
      place = place.told(seq, more, number);
      told.announced(messages);
      if (System.nanoTime() - notedAt > NOTED_AFTER) {
        note();
      }
    }
  }

  /** Without a note all that was told since the last one is looked for in the stream. */
  private void note() {
    notedAt = System.nanoTime();
    try {
      place.write(home, fleet, device);
    } catch (IOException _) {
      // The next one may be written.
    }
  }

  /** Tells no more, and then that this agent goes, if that is possible within a second or so. */
  @Override
  public void close() {
    if (isClosed.getAndSet(true)) {
      return;
    }
    thread.interrupt();
    try {
      if (thread.join(END)) {
        note(); // The thread itself was perhaps interrupted while it did that.
      }
      Line line = events.line();
      if (line != null && isGreeted) {
        var _ =
            line.send(presence.offline(clock.instant(), lastKnown()))
                .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException _) {
      // It has gone all the same.
    }
  }
}
