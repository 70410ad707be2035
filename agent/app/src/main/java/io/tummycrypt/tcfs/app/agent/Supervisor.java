package io.tummycrypt.tcfs.app.agent;

import io.tummycrypt.tcfs.app.measure.Pacing;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.engine.posix.LocalDatagrams;
import io.tummycrypt.tcfs.engine.progress.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What started this process and keeps it running: it is told how it goes ({@code sd_notify(3)}).
 * Nobody is told where nobody asked for it. Safe for several threads.
 *
 * <p>No thread of its own says that all is well: that is said by whoever does the work, each time
 * that some is done. So where the work hangs, nothing is said, and the supervisor starts anew.
 */
public final class Supervisor {
  /** Of a process that nobody asked to tell anything. */
  public static final Supervisor NONE = new Supervisor(null, null, System::nanoTime, _ -> {});

  /** For people who ask how the service goes; longer ones are cut. */
  private static final int LONGEST_STATUS = 200;

  /** The parts of the time that a supervisor waits, in which it is told once. */
  private static final int PARTS = 4;

  private final @Nullable String address;
  private final @Nullable Duration patience;
  private final LongSupplier nanos;
  private final Consumer<String> unheard;
  private final AtomicLong lastAlive;
  private boolean isReady;
  private boolean isUnheard;
  private String status = "";

  private Supervisor(
      @Nullable String address,
      @Nullable Duration patience,
      LongSupplier nanos,
      Consumer<String> unheard) {
    this.address = address;
    this.patience = patience;
    this.nanos = nanos;
    this.unheard = unheard;
    this.lastAlive = new AtomicLong(nanos.getAsLong());
  }

  /**
   * The one that an environment names.
   *
   * @param variables {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC} and {@code WATCHDOG_PID}
   * @param nanos a clock that never goes back
   * @param unheard is told once why it cannot be told
   */
  public static Supervisor of(
      Map<String, String> variables, LongSupplier nanos, Consumer<String> unheard) {
    String address = variables.getOrDefault("NOTIFY_SOCKET", "");
    return address.isEmpty() ? NONE : new Supervisor(address, patience(variables), nanos, unheard);
  }

  /** Null if it does not wait for anything, or for another process. */
  private static @Nullable Duration patience(Map<String, String> variables) {
    String own = Long.toString(ProcessHandle.current().pid());
    if (!variables.getOrDefault("WATCHDOG_PID", own).equals(own)) {
      return null;
    }
    try {
      long micros = Long.parseLong(variables.getOrDefault("WATCHDOG_USEC", "0"));
      return micros > 0 ? Duration.ofNanos(Math.multiplyExact(micros, 1000L)) : null;
    } catch (NumberFormatException | ArithmeticException _) {
      return null;
    }
  }

  /** The process does what it is there for, as far as it can; told once. */
  public synchronized void ready() {
    if (!isReady) {
      isReady = true;
      send("READY=1");
    }
  }

  /** How it goes, in one line for people. */
  public synchronized void status(String line) {
    String shown = Printable.line(line);
    String cut = shown.length() > LONGEST_STATUS ? shown.substring(0, LONGEST_STATUS) : shown;
    if (!cut.equals(status)) {
      status = cut;
      send("STATUS=" + cut);
    }
  }

  /** The process comes to its end. */
  public void ending() {
    send("STOPPING=1");
  }

  /** Some work was done, or there is none. Costs next to nothing if that was told just now. */
  public void alive() {
    if (patience == null) {
      return;
    }
    long now = nanos.getAsLong();
    long last = lastAlive.get();
    if (now - last >= part(patience).toNanos() && lastAlive.compareAndSet(last, now)) {
      send("WATCHDOG=1");
    }
  }

  /** How long there may be no work until {@link #alive} is to be called all the same. */
  Duration longestRest() {
    return patience == null ? Duration.ofDays(1) : part(patience);
  }

  /** With a part of silence before it is told, and one of rest, half of the time is left. */
  private static Duration part(Duration patience) {
    return patience.dividedBy(PARTS);
  }

  /** Takes every bit of work for a sign of life. */
  Watch watch() {
    return patience == null ? Watch.NONE : new Watch(new Signs(), _ -> alive());
  }

  /** In which what moves is held back; that is a sign of life, too. */
  Pacing.Time time() {
    return new Pacing.Time() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Duration part = longestRest();
        for (Duration left = duration; left.isPositive(); left = left.minus(part)) {
          alive();
          Thread.sleep(left.compareTo(part) < 0 ? left : part);
        }
      }
    };
  }

  private void send(String message) {
    if (address == null) {
      return;
    }
    try {
      LocalDatagrams.send(address, message);
    } catch (IOException e) {
      tellOnce(e);
    }
  }

  private synchronized void tellOnce(IOException why) {
    if (!isUnheard) {
      isUnheard = true;
      unheard.accept(
          "the supervisor of this service was not told how it goes: " + why.getMessage());
    }
  }

  private final class Signs implements Progress {
    @Override
    public void enter(Phase phase) {
      alive();
    }

    @Override
    public void rest() {
      alive();
    }

    @Override
    public void files(long count) {
      alive();
    }

    @Override
    public void bytes(long count) {
      alive();
    }

    @Override
    public void packed(long bytes) {
      alive();
    }
  }
}
