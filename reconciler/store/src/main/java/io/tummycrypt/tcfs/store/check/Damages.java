package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is found on the way, by object. Safe for many threads. */
final class Damages {
  /** All together; beyond them they are counted. */
  private static final int MOST_NEEDS = 200_000;

  private final TreeMap<String, Found> found = new TreeMap<>();
  private int needs;

  private static final class Found {
    private final Kind kind;
    private final String problem;
    private final TreeMap<Need, Need> needs = new TreeMap<>();
    private final TreeSet<Untold> untold = new TreeSet<>();
    private long more;

    private Found(Kind kind, String problem) {
      this.kind = kind;
      this.problem = problem;
    }
  }

  /** Takes down what is wrong with an object; what was said of it first stays. */
  synchronized void add(String object, Kind kind, String problem) {
    found.putIfAbsent(object, new Found(kind, problem));
  }

  void add(ObjectKey key, Kind kind, String problem) {
    add(key.text(), kind, problem);
  }

  /**
   * The same of a failure to read it.
   *
   * @throws IOException the failure itself, if nobody can go on
   */
  void add(String object, IOException failure) throws IOException {
    add(object, Severity.of(failure), Severity.text(object, failure));
  }

  void add(ObjectKey key, IOException failure) throws IOException {
    add(key.text(), failure);
  }

  synchronized boolean has(ObjectKey key) {
    return found.containsKey(key.text());
  }

  /** A version needs an object of which something is wrong. Told twice it counts once. */
  synchronized void need(ObjectKey key, Need need) {
    Found damage = found.get(key.text());
    if (damage == null || damage.needs.containsKey(need)) {
      return;
    }
    if (needs == MOST_NEEDS) {
      damage.more++;
    } else {
      damage.needs.put(need, need);
      needs++;
    }
  }

  /** The log has dropped that version: what needs it there is history. */
  synchronized void dropped(DeviceName log, VersionKey version) {
    for (Found damage : found.values()) {
      Need from = damage.needs.ceilingKey(new Need(version, log, 0, /* isLive= */ true));
      if (from != null && from.version().equals(version) && from.log().equals(log)) {
        damage.needs.put(from, from.dropped());
      }
    }
  }

  /** Nobody knows any more what these heads have told. */
  synchronized void untold(ObjectKey key, Untold heads) {
    Found damage = found.get(key.text());
    if (damage != null) {
      damage.untold.add(heads);
    }
  }

  synchronized List<Damage> list() {
    return found.entrySet().stream()
        .map(entry -> damage(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Damage damage(String object, Found found) {
    return new Damage(
        object,
        found.kind,
        found.problem,
        List.copyOf(found.needs.values()),
        found.more,
        List.copyOf(found.untold));
  }
}
