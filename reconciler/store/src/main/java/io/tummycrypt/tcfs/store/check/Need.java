package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.VersionKey;
import java.util.Comparator;

/**
 * A version of a path that cannot be read without some object.
 *
 * @param log the device in whose log it stands
 * @param seq the head of that device in which it first stood
 * @param isLive false if that log has dropped it since: it is history there
 */
public record Need(VersionKey version, DeviceName log, long seq, boolean isLive)
    implements Comparable<Need> {
  private static final Comparator<Need> ORDER =
      Comparator.comparing(Need::version).thenComparing(Need::log).thenComparingLong(Need::seq);

  @Override
  public int compareTo(Need other) {
    return ORDER.compare(this, other);
  }

  Need dropped() {
    return new Need(version, log, seq, /* isLive= */ false);
  }
}
