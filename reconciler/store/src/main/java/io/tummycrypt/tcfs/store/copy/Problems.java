package io.tummycrypt.tcfs.store.copy;

import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.check.Severity;
import io.tummycrypt.tcfs.store.copy.Copied.Problem;
import io.tummycrypt.tcfs.store.copy.Copied.Side;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is wrong with single objects, in the order of their keys. Safe for many threads. */
final class Problems {
  private final ConcurrentNavigableMap<String, Problem> found = new ConcurrentSkipListMap<>();

  void add(String object, Side side, Kind kind, String text) {
    found.put(object, new Problem(object, side, kind, text));
  }

  /**
   * Takes down that an object of the source cannot be read.
   *
   * @param outcome what that means for the copy
   * @throws IOException the failure itself, if nobody can go on
   */
  void add(ObjectKey key, String outcome, IOException failure) throws IOException {
    Kind kind = Severity.of(failure);
    add(key.text(), Side.SOURCE, kind, outcome + ": " + Severity.text(key.text(), failure));
  }

  /** It can be read after all. */
  void remove(ObjectKey key) {
    found.remove(key.text());
  }

  boolean has(ObjectKey key) {
    return found.containsKey(key.text());
  }

  List<Problem> list() {
    return List.copyOf(found.values());
  }
}
