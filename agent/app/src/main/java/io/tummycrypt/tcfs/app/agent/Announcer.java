package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.format.FleetId;
import io.tummycrypt.tcfs.store.nats.NatsEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other devices what this one has published, and hears of what they have, through the
 * servers that the document names now. Without any, nobody is told, and the heads are polled.
 */
final class Announcer implements AutoCloseable {
  private final Attention attention;
  private final InstantSource clock;
  private List<String> urls = List.of();
  private @Nullable Events events;
  private @Nullable LongFunction<HeadNotice> notice;
  private long highest;

  Announcer(Attention attention, InstantSource clock) {
    this.attention = attention;
    this.clock = clock;
  }

  /** From now on these are the servers. */
  synchronized void follow(List<String> wanted, FleetId fleet, DeviceName device) {
    if (wanted.equals(urls)) {
      return;
    }
    close();
    urls = List.copyOf(wanted);
    notice = seq -> new HeadNotice(fleet, device, seq);
    if (!urls.isEmpty()) {
      events = NatsEvents.start(urls, fleet, device, new Hearing(attention), clock);
      tell();
    }
  }

  /** A slot of this device was published. */
  synchronized void published(long seq) {
    highest = Math.max(highest, seq);
    tell();
  }

  private void tell() {
    if (events != null && notice != null && highest > 0) {
      events.announce(notice.apply(highest));
    }
  }

  /** How it goes; null if there are no servers. */
  synchronized Events.@Nullable State state() {
    return events == null ? null : events.state();
  }

  @Override
  public synchronized void close() {
    if (events != null) {
      events.close();
      events = null;
    }
  }

  private record Hearing(Attention attention) implements Events.Listener {
    @Override
    public void published(HeadNotice notice) {
      attention.hear(new Signal.Published());
    }

    @Override
    public void missed() {
      attention.hear(new Signal.Published());
    }
  }
}
