package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.loop.Agenda.Look;
import io.tummycrypt.tcfs.core.loop.Ended;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a device in its desired state until it is told to end. One thread looks and acts; others
 * listen and only say where to look.
 */
public final class Agent implements AutoCloseable {
  private final SharedAgenda agenda;
  private final LiveDevice device;
  private final RunLock lock;
  private final Told told;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Announcer announcer;
  private boolean isReady;

  private Agent(
      SharedAgenda agenda, LiveDevice device, Announcer announcer, RunLock lock, Told told) {
    this.announcer = announcer;
    this.agenda = agenda;
    this.device = device;
    this.lock = lock;
    this.told = told;
  }

  /** Whom an agent tells what it does. */
  public interface Told {
    /** It watches and listens. */
    void ready();

    /** It has looked. */
    void looked(LiveDevice.Looked looked);

    /** A look came to nothing, and is tried again. */
    void failed(Exception why);
  }

  /**
   * The agent of the device that the environment names; nothing is read yet.
   *
   * @throws RefusedException if the device has an agent that runs
   */
  public static Agent of(Map<String, String> environment, Machine machine, Pace pace, Told told)
      throws IOException {
    long origin = System.nanoTime();
    SharedAgenda agenda = new SharedAgenda(pace, () -> (System.nanoTime() - origin) / 1_000_000);
    Announcer announcer = new Announcer(agenda, machine::now);
    LiveDevice device = LiveDevice.open(environment, machine, agenda, announcer::published);
    return switch (RunLock.takeAsAgent(device.home(), "tcfsd", machine.now())) {
      case RunLock.Attempt.Taken(RunLock lock) -> new Agent(agenda, device, announcer, lock, told);
      case RunLock.Attempt.Busy busy ->
          throw new RefusedException(
              "this device has an agent already: " + busy.who(),
              "end that one first, or let it do its work");
    };
  }

  /** Looks and acts until {@link #end} is called. */
  public void run() throws InterruptedException {
    try {
      for (Look look = agenda.await(); look != null; look = agenda.await()) {
        attend(look);
      }
    } finally {
      over.countDown();
    }
  }

  private void attend(Look look) {
    try {
      if (look.isPoll() && device.follow()) {
        boolean isPaused = device.desired().suspended().value();
        agenda.follow(device.roots().keySet(), isPaused);
        device.roots().forEach(this::listen);
        announcer.follow(device.natsUrls(), device.fleet(), device.desired().device());
      }
      if (device.desired().suspended().value()) {
        agenda.ended(look, Ended.WELL);
      } else {
        look(look);
      }
      if (!isReady) {
        isReady = true;
        told.ready();
      }
    } catch (IOException | RuntimeException e) {
      // What was seen may be only a part of what is there.
      device.roots().keySet().forEach(root -> agenda.hear(new Signal.Missed(root)));
      agenda.failed(look);
      told.failed(e);
    }
  }

  private void look(Look look) throws IOException {
    Optional<LiveDevice.Looked> looked = device.look(look);
    if (looked.isEmpty()) {
      agenda.failed(look);
    } else {
      agenda.ended(look, looked.get().ended());
      told.looked(looked.get());
    }
  }

  private void listen(RootName name, LiveRoot root) {
    Thread.ofPlatform()
        .daemon()
        .name("watch-" + name)
        .start(() -> {
          try {
            root.listenOn();
          } catch (IOException e) {
            told.failed(e);
          }
        });
  }

  /**
   * Lets what is under way come to its end, and waits for that.
   *
   * @return false if it takes longer than so many seconds
   */
  public boolean end(int seconds) throws InterruptedException {
    agenda.end();
    return over.await(seconds, TimeUnit.SECONDS);
  }

  /** Lets everything go; to be called when it does not run, or not any more. */
  @Override
  public void close() throws IOException {
    announcer.close();
    device.close();
    lock.close();
  }
}
