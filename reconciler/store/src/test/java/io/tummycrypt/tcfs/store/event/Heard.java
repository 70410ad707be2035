package io.tummycrypt.tcfs.store.event;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps what was heard, for tests. */
public final class Heard implements Events.Listener {
  private final BlockingQueue<HeadNotice> notices = new LinkedBlockingQueue<>();
  private final BlockingQueue<Events.State> changes = new LinkedBlockingQueue<>();
  private final Semaphore missed = new Semaphore(0);

  @Override
  public void published(HeadNotice notice) {
    notices.add(notice);
  }

  @Override
  public void missed() {
    missed.release();
  }

  @Override
  public void changed(Events.State state) {
    changes.add(state);
  }

  /** Waits until something may have been missed, once more than before. */
  public void awaitMissed() throws InterruptedException {
    missed.acquire();
  }

  /** Waits for the next notice. */
  public HeadNotice next() throws InterruptedException {
    return there(notices.poll(60, TimeUnit.SECONDS));
  }

  /** Waits for the next change of the state. */
  public Events.State nextChange() throws InterruptedException {
    return there(changes.poll(60, TimeUnit.SECONDS));
  }

  /** Somebody who hears it first. */
  public abstract static class Before implements Events.Listener {
    private final Events.Listener then;

    protected Before(Events.Listener then) {
      this.then = then;
    }

    @Override
    public void published(HeadNotice notice) {
      then.published(notice);
    }

    @Override
    public void missed() {
      then.missed();
    }

    @Override
    public void changed(Events.State state) {
      then.changed(state);
    }
  }

  private static <T> T there(T found) {
    assertNotNull(found, "nothing came");
    return found;
  }

  /** What has come and was not asked for. */
  public List<HeadNotice> rest() {
    return List.copyOf(notices);
  }

  /** The changes that have come and were not asked for. */
  public List<Events.State> restOfChanges() {
    return List.copyOf(changes);
  }
}
