package io.tummycrypt.tcfs.store.event;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.store.event.Events.Health;
import io.tummycrypt.tcfs.store.event.Events.Listener;
import io.tummycrypt.tcfs.store.event.Events.State;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server of events that keeps everything in memory; it can be stopped, and lose what it had. */
public final class InMemoryEventServer {
  private final InstantSource clock;
  private final List<Connected> devices = new ArrayList<>();
  private final Set<HeadNotice> known = new HashSet<>();
  private final List<Stored> stored = new ArrayList<>();
  private int streams = 1;
  private boolean isStopped;

  /** One that runs. */
  public InMemoryEventServer(InstantSource clock) {
    this.clock = clock;
  }

  /** The events of a device. */
  public synchronized Events connect(FleetId fleet, DeviceName device, Listener listener) {
    Connected connected = new Connected(fleet, device, listener);
    devices.add(connected);
    if (!isStopped) {
      connected.arrive();
    }
    return connected;
  }

  /** Nobody gets through from now on. */
  public synchronized void stop() {
    isStopped = true;
    devices.forEach(each -> {
      each.line = null;
      each.become(Health.OFFLINE, "the server does not run");
    });
  }

  /** Everybody gets through again. */
  public synchronized void start() {
    isStopped = false;
    devices.forEach(Connected::arrive);
  }

  /** It has nothing any more of what it had. */
  public synchronized void lose() {
    known.clear();
    stored.clear();
    streams++;
    devices.forEach(device -> {
      device.line = new MemoryLine(device.device, streams);
      device.listener.missed();
    });
  }

  /** The messages that it has of a device, in order. */
  public synchronized List<Message> messages(DeviceName device) {
    return stored.stream()
        .filter(each -> each.device().equals(device))
        .map(Stored::message)
        .toList();
  }

  private record Stored(DeviceName device, Message message) {}

  private synchronized void send(Connected from) {
    HeadNotice notice = from.pending;
    if (isStopped || notice == null) {
      return;
    }
    from.pending = null;
    if (known.add(notice)) {
      devices.stream().filter(to -> to != from).forEach(to -> to.hear(notice));
    }
  }

  private final class Connected implements Events {
    private final FleetId fleet;
    private final DeviceName device;
    private final Listener listener;
    private @Nullable HeadNotice pending;
    private State state;
    private @Nullable Line line;

    private Connected(FleetId fleet, DeviceName device, Listener listener) {
      this.fleet = fleet;
      this.device = device;
      this.listener = listener;
      this.state = new State(Health.OFFLINE, clock.instant(), null, "not yet tried", null, null, 0);
    }

    private void arrive() {
      line = new MemoryLine(device, streams);
      become(Health.CONNECTED, null);
      listener.missed();
      send(this);
    }

    private void become(Health health, @Nullable String why) {
      if (health != state.health() || !Objects.equals(why, state.why())) {
        String server = health == Health.OFFLINE ? null : "memory";
        state = new State(health, clock.instant(), server, why, state.lastEvent(), null, 0);
        listener.changed(state());
      }
    }

    private void hear(HeadNotice notice) {
      if (notice.fleet().equals(fleet) && !notice.device().equals(device)) {
        state = state.withLastEvent(clock.instant());
        listener.published(notice);
      }
    }

    @Override
    public void announce(HeadNotice notice) {
      synchronized (InMemoryEventServer.this) {
        pending = notice;
        send(this);
      }
    }

    @Override
    public void remind(HeadNotice notice) {
      synchronized (InMemoryEventServer.this) {
        if (!isStopped) {
          devices.stream().filter(to -> to != this).forEach(to -> to.hear(notice));
        }
      }
    }

    @Override
    public @Nullable Line line() {
      synchronized (InMemoryEventServer.this) {
        return line;
      }
    }

    @Override
    public State state() {
      synchronized (InMemoryEventServer.this) {
        return state.withWaiting(pending == null ? 0 : 1);
      }
    }

    @Override
    public void close() {
      synchronized (InMemoryEventServer.this) {
        devices.remove(this);
        line = null;
      }
    }
  }

  private final class MemoryLine implements Line {
    private final DeviceName device;
    private final int stream;

    private MemoryLine(DeviceName device, int stream) {
      this.device = device;
      this.stream = stream;
    }

    private void requireOpen() throws IOException {
      if (isStopped || stream != streams) {
        throw new IOException("the connection was lost");
      }
    }

    @Override
    public String stream() {
      return "memory-" + stream;
    }

    @Override
    public long last() throws IOException {
      synchronized (InMemoryEventServer.this) {
        requireOpen();
        return stored.size();
      }
    }

    @Override
    public Set<String> idsAfter(long number, int most) throws IOException {
      synchronized (InMemoryEventServer.this) {
        requireOpen();
        return stored.stream()
            .skip(number)
            .filter(each -> each.device().equals(device))
            .map(each -> each.message().id())
            .limit(most)
            .collect(Collectors.toSet());
      }
    }

    @Override
    public long longest() {
      return Integer.MAX_VALUE;
    }

    @Override
    public CompletableFuture<Long> send(Message message) {
      synchronized (InMemoryEventServer.this) {
        try {
          requireOpen();
        } catch (IOException e) {
          return CompletableFuture.failedFuture(e);
        }
        for (int i = 0; i < stored.size(); i++) {
          if (stored.get(i).message().id().equals(message.id())) {
            return CompletableFuture.completedFuture(i + 1L);
          }
        }
        stored.add(new Stored(device, message));
        return CompletableFuture.completedFuture((long) stored.size());
      }
    }
  }
}
