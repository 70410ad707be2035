package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsEvents;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other devices what this one has published, and hears of what they have, through the
 * servers that the document names now. Without any, nobody is told, and the heads are polled.
 */
final class Announcer implements AutoCloseable {
  private final Hearing hearing;
  private final InstantSource clock;
  private @Nullable Followed followed;
  private volatile @Nullable Events events;
  private long highest;

  Announcer(Attention attention, Agent.Told told, InstantSource clock) {
    this.hearing = new Hearing(attention, told);
    this.clock = clock;
  }

  private record Followed(NatsOptions options, FleetId fleet, DeviceName device) {
    boolean isOfSameDevice(Followed other) {
      return fleet.equals(other.fleet) && device.equals(other.device);
    }
  }

  /** From now on these are the servers. */
  synchronized void follow(NatsOptions wanted, FleetId fleet, DeviceName device) {
    Followed now = new Followed(wanted, fleet, device);
    if (now.equals(followed)) {
      return;
    }
    close();
    if (followed != null && !now.isOfSameDevice(followed)) {
      highest = 0;
    }
    followed = now;
    if (!wanted.urls().isEmpty()) {
      events = NatsEvents.start(wanted, fleet, device, hearing, clock);
      tell();
    }
  }

  /** No server is asked for anything until some are followed again. */
  synchronized void rest() {
    close();
    followed = null;
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
    synchronized (this) {
      if (events != null && followed != null) {
        events.remind(new HeadNotice(followed.fleet(), followed.device(), Math.max(1, highest)));
      }
    }
  }

  private void tell() {
    Events now = events;
    if (now != null && followed != null && highest > 0) {
      now.announce(new HeadNotice(followed.fleet(), followed.device(), highest));
    }
  }

  /** How it goes; null if there are no servers. Waits for nobody, also while others are left. */
  Events.@Nullable State state() {
    Events now = events;
    return now == null ? null : now.state();
  }

  @Override
  public synchronized void close() {
    Events before = events;
    if (before != null) {
      before.close();
      events = null;
    }
  }

  private record Hearing(Attention attention, Agent.Told told) implements Events.Listener {
    @Override
    public void published(HeadNotice notice) {
      attention.hear(new Signal.Published());
      told.heardOfOthers();
    }

    @Override
    public void missed() {
      attention.hear(new Signal.Published());
    }

    @Override
    public void changed(Events.State state) {
      told.heard(state);
    }
  }
}
