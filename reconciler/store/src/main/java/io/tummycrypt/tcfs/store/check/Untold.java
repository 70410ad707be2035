package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import java.util.Comparator;

/** Heads of a device, from the first to the last, whose entries only a damaged object told. */
public record Untold(DeviceName device, long first, long last) implements Comparable<Untold> {
  private static final Comparator<Untold> ORDER =
      Comparator.comparing(Untold::device)
          .thenComparingLong(Untold::first)
          .thenComparingLong(Untold::last);

  @Override
  public int compareTo(Untold other) {
    return ORDER.compare(this, other);
  }
}
