package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.engine.home.OutboxNote;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsEvents;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import io.tummycrypt.tcfs.store.slot.OwnLog;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other devices what this one has published, and hears of what they have, through the
 * servers that the document names now. Without any, nobody is told, and the heads are polled.
 * Whoever else listens is told what became of which path.
 */
final class Announcer implements AutoCloseable {
  /** No revision that is further ahead is believed to be there. */
  private static final long FURTHEST = 1_000;

  private final TcfsHome home;
  private final Hearing hearing;
  private final InstantSource clock;
  private @Nullable Followed followed;

  /** What was followed last, also while nothing is. */
  private @Nullable Followed last;

  private volatile @Nullable Events events;
  private volatile @Nullable Outbox outbox;
  private long highest;

  /** Of the fleet document that is followed. */
  private final AtomicLong revision = new AtomicLong();

  Announcer(TcfsHome home, Attention attention, Agent.Told told, InstantSource clock) {
    this.home = home;
    this.hearing = new Hearing(attention, told, this::wake, revision, new AtomicLong());
    this.clock = clock;
  }

  private record Followed(NatsOptions options, FleetId fleet, DeviceName device) {
    boolean isOfSameDevice(Followed other) {
      return fleet.equals(other.fleet) && device.equals(other.device);
    }
  }

  /**
   * From now on these are the servers. To be called before the device publishes anything.
   *
   * @param log of the device: what is told of paths is read there
   * @throws IOException if it has to be looked up in the store where the log ends, and cannot be
   */
  synchronized void follow(NatsOptions wanted, FleetId fleet, DeviceName device, OwnLog log)
      throws IOException {
    Followed now = new Followed(wanted, fleet, device);
    if (now.equals(followed)) {
      Outbox same = outbox;
      if (same != null) {
        same.reads(log);
      }
      return;
    }
    if (last != null && !now.isOfSameDevice(last)) {
      highest = 0;
    }
    last = now;
    rest();
    if (!wanted.urls().isEmpty()) {
      OutboxNote place = Outbox.place(home, fleet, device, log);
      Events begun = NatsEvents.start(wanted, fleet, device, hearing, clock);
      events = begun;
      outbox = Outbox.start(home, fleet, device, place, log, begun, hearing.told(), clock);
    }
    followed = now;
    tell();
  }

  /** No server is asked for anything until some are followed again. */
  synchronized void rest() {
    close();
    followed = null;
  }

  /**
   * This revision of the fleet document is followed now; those who follow an older one are told.
   */
  void follows(long number) {
    long before = revision.getAndSet(number);
    if (before > 0 && number > before) {
      tellAgain();
    }
  }

  private HeadNotice notice(Followed of) {
    return new HeadNotice(of.fleet(), of.device(), Math.max(1, highest), revision.get());
  }

  /** A slot of this device was published. */
  synchronized void published(long seq) {
    highest = Math.max(highest, seq);
    tell();
  }

  /**
   * Something may have been missed by everybody, here and elsewhere: the way to the others was cut
   * for some time behind the server that is listened to. All look at the heads then.
   */
  void remind() {
    hearing.missed();
    tellAgain();
  }

  private synchronized void tellAgain() {
    if (events != null && followed != null) {
      events.remind(notice(followed));
    }
  }

  private void tell() {
    Events now = events;
    if (now != null && followed != null && highest > 0) {
      now.announce(notice(followed));
    }
    Outbox box = outbox;
    if (box != null && highest > 0) {
      box.published(highest);
    }
  }

  private void wake() {
    Outbox box = outbox;
    if (box != null) {
      box.wake();
    }
  }

  /** How it goes; null if there are no servers. Waits for nobody, also while others are left. */
  Events.@Nullable State state() {
    Events now = events;
    Outbox box = outbox;
    if (now == null) {
      return null;
    }
    return box == null ? now.state() : box.in(now.state());
  }

  /** Tells that this agent goes, if that takes no longer than a second or so. */
  synchronized void leave() {
    Outbox box = outbox;
    if (box != null) {
      box.close();
    }
  }

  @Override
  public synchronized void close() {
    leave();
    outbox = null;
    Events before = events;
    if (before != null) {
      before.close();
      events = null;
    }
  }

  private record Hearing(
      Attention attention,
      Agent.Told told,
      Runnable way,
      AtomicLong revision,
      AtomicLong highestClaimed)
      implements Events.Listener {
    @Override
    public void published(HeadNotice notice) {
      if (isNews(notice.revision())) {
        attention.hear(new Signal.Redesired());
      }
      attention.hear(new Signal.Published());
      told.heardOfOthers();
    }

    /** Anybody may claim anything: each revision is looked for once, and none that is far off. */
    private boolean isNews(long claimed) {
      long own = revision.get();
      return claimed > own
          && claimed - own <= FURTHEST
          && claimed > highestClaimed.getAndAccumulate(claimed, Math::max);
    }

    @Override
    public void missed() {
      way.run();
      attention.hear(new Signal.Reachable());
    }

    @Override
    public void changed(Events.State state) {
      way.run();
      told.heard(state);
    }
  }
}
