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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other devices what this one has published, and hears of what they have, through the
 * servers that the document names now. Without any, nobody is told, and the heads are polled.
 */
final class Announcer implements AutoCloseable {
  private final Hearing hearing;
  private final InstantSource clock;
  private NatsOptions options = NatsOptions.of(List.of());
  private @Nullable Connected connected;
  private long highest;

  Announcer(Attention attention, Agent.Told told, InstantSource clock) {
    this.hearing = new Hearing(attention, told);
    this.clock = clock;
  }

  /** The events of a device of a fleet. */
  private record Connected(Events events, FleetId fleet, DeviceName device) {
    void tell(long seq) {
      events.announce(new HeadNotice(fleet, device, seq));
    }
  }

  /** From now on these are the servers. */
  synchronized void follow(NatsOptions wanted, FleetId fleet, DeviceName device) {
    if (wanted.equals(options)) {
      return;
    }
    close();
    options = wanted;
    if (!options.urls().isEmpty()) {
      Events events = NatsEvents.start(options, fleet, device, hearing, clock);
      connected = new Connected(events, fleet, device);
      tell();
    }
  }

  /** A slot of this device was published. */
  synchronized void published(long seq) {
    highest = Math.max(highest, seq);
    tell();
  }

  private void tell() {
    if (connected != null && highest > 0) {
      connected.tell(highest);
    }
  }

  /** How it goes; null if there are no servers. */
  synchronized Events.@Nullable State state() {
    return connected == null ? null : connected.events.state();
  }

  @Override
  public synchronized void close() {
    if (connected != null) {
      connected.events.close();
      connected = null;
    }
  }

  private record Hearing(Attention attention, Agent.Told told) implements Events.Listener {
    @Override
    public void published(HeadNotice notice) {
      attention.hear(new Signal.Published());
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
