package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.device.DocumentFeed;
import io.tummycrypt.tcfs.core.loop.Attention;
import io.tummycrypt.tcfs.core.loop.Signal;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.source.DocumentSource;
import io.tummycrypt.tcfs.engine.source.SourceReading;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source of the fleet document in a thread of its own: when something changes in its
 * folder, and now and then.
 */
final class SourceWatch implements DocumentFeed, AutoCloseable {
  private static final Duration FIRST_REST = Duration.ofMillis(250);

  private final Attention attention;
  private final Agent.Told told;
  private final Duration usual;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable DocumentSource source;
  private @Nullable Thread reader;
  private @Nullable Heard heard;
  private long known;
  private boolean isWanted;
  private boolean isClosed;

  /**
   * One that reads nothing yet.
   *
   * @param usual how often files are read if nothing is heard of them
   */
  SourceWatch(Attention attention, Agent.Told told, Duration usual) {
    this.attention = attention;
    this.told = told;
    this.usual = usual;
  }

  @Override
  public void follow(@Nullable DocumentSource wanted) {
    lock.lock();
    try {
      if (wanted == source || (isClosed && wanted != null)) {
        return;
      }
      Thread before = reader;
      if (before != null) {
        before.interrupt();
      }
      source = wanted;
      heard = null;
      reader = wanted == null ? null : start(wanted, before);
    } finally {
      lock.unlock();
    }
  }

  /** One reads at a time: what is fetched is kept in one place. */
  private Thread start(DocumentSource wanted, @Nullable Thread before) {
    return Thread.ofPlatform().daemon().name("document-source").start(() -> readOn(wanted, before));
  }

  @Override
  public @Nullable Heard heard() {
    lock.lock();
    try {
      return heard;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void again(long revision) {
    lock.lock();
    try {
      known = Math.max(known, revision);
      isWanted = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void told(SourceNote note) {
    told.sourced(note);
  }

  private void readOn(DocumentSource wanted, @Nullable Thread before) {
    int inVain = 0;
    try (FolderWatch folders = FolderWatch.start(this::lookSoon)) {
      if (before != null) {
        before.join();
      }
      while (!Thread.currentThread().isInterrupted()) {
        folders.watch(wanted.watched());
        boolean isStirred = isWanted();
        boolean isNew = take(read(wanted, begin()));
        inVain = isStirred && !isNew ? inVain + 1 : 0;
        Duration pause = wanted.pause(usual);
        rest(inVain, pause);
        await(pause);
      }
    } catch (InterruptedException _) {
      // Something else is followed from now on, or nothing.
    }
  }

  private boolean isWanted() {
    lock.lock();
    try {
      return isWanted;
    } finally {
      lock.unlock();
    }
  }

  /** In a folder in which others are at work all the time it is read less and less often. */
  private static void rest(int inVain, Duration longest) throws InterruptedException {
    if (inVain > 0) {
      Duration pause = FIRST_REST.multipliedBy(1L << Math.min(inVain, 10));
      Thread.sleep(pause.compareTo(longest) < 0 ? pause : longest);
    }
  }

  private void lookSoon() {
    again(0);
  }

  /** The revision that is known as the reading begins; what was to be read again then is. */
  private long begin() {
    lock.lock();
    try {
      isWanted = false;
      return known;
    } finally {
      lock.unlock();
    }
  }

  private static Heard read(DocumentSource wanted, long known) {
    try {
      return new Heard(wanted, known, wanted.read(), null);
    } catch (IOException e) {
      return new Heard(wanted, known, null, e);
    } catch (RuntimeException e) {
      return new Heard(wanted, known, null, new IOException("it could not be read: " + e, e));
    }
  }

  /**
   * What says the same as before is the same reading, so that nobody looks at it anew.
   *
   * @return whether it says something else than before
   */
  private boolean take(Heard now) {
    lock.lock();
    try {
      if (now.source() != source) {
        return false;
      }
      Heard before = heard;
      boolean isSame = before != null && saysSame(before, now);
      boolean isAwaited = before != null && before.known() != now.known();
      heard =
          before != null && isSame
              ? new Heard(now.source(), now.known(), before.reading(), now.away())
              : now;
      if (isSame && !isAwaited) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    attention.hear(new Signal.Redesired());
    return true;
  }

  private static boolean saysSame(Heard before, Heard now) {
    if (before.reading() == null || now.reading() == null) {
      return before.reading() == null
          && now.reading() == null
          && message(before).equals(message(now));
    }
    return switch (now.reading()) {
      case SourceReading.Refused refused -> refused.equals(before.reading());
      case SourceReading.Read read ->
          before.reading() instanceof SourceReading.Read earlier
              && earlier.version().equals(read.version())
              && earlier.document().text().equals(read.document().text());
    };
  }

  private static String message(Heard heard) {
    return heard.away() == null ? "" : Objects.toString(heard.away().getMessage());
  }

  private void await(Duration pause) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = pause.toNanos();
      while (!isWanted && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is read any more, and no program that reads runs; waits for two seconds at most. */
  @Override
  public void close() {
    Thread ending;
    lock.lock();
    try {
      isClosed = true;
      ending = reader;
    } finally {
      lock.unlock();
    }
    follow(null);
    if (ending != null) {
      try {
        ending.join(TimeUnit.SECONDS.toMillis(2));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
