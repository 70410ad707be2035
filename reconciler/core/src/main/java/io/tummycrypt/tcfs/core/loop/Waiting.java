package io.tummycrypt.tcfs.core.loop;

/**
 * Something that failed and is tried again.
 *
 * @param failures in a row
 * @param next when; {@link Agenda#NEVER} if it is parked
 */
public record Waiting(int failures, long next) {
  /** Whether it is only tried again when all of its root is looked at, or something changes. */
  public boolean isParked() {
    return next == Agenda.NEVER;
  }

  static Waiting after(int failures, Pace.Backoff retry, long now) {
    return new Waiting(
        failures, failures < retry.parkAfter() ? now + retry.after(failures) : Agenda.NEVER);
  }
}
