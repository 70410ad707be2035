package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.render.Amounts;

/** Whether there is room on a disk. */
public final class SpaceCheck {
  private SpaceCheck() {}

  /**
   * An error below {@code floor}, and a warning below twice as much.
   *
   * @param free in bytes
   * @param why what happens below the floor
   */
  public static Check of(Topic topic, long free, long floor, String why) {
    String found = Amounts.bytes(free) + " free; below " + Amounts.bytes(floor) + " " + why;
    if (free < floor) {
      return Check.error(topic, found, "make room there");
    }
    return free < 2 * floor
        ? Check.warn(topic, found, "make room there before it is full")
        : Check.ok(topic, found);
  }
}
