package io.tummycrypt.tcfs.core.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.core.JsonVectors;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The published cases of vector clocks. A writer there is a name; here it is its only life. */
class ClockVectorsTest {
  private final Map<?, ?> vectors;

  ClockVectorsTest() throws IOException {
    vectors = JsonVectors.read("/vectors/vector-clock.json");
  }

  @Test
  void ticksAsPublished() {
    List<List<?>> cases = cases("tick");
    assertEquals(2, cases.size());
    for (List<?> row : cases) {
      Clock before = clock(row.get(0));
      Incarnation writer = writer(row.get(1));

      assertEquals(
          clock(row.get(2)),
          before.tick(new Dot(writer, before.counter(writer) + 1)),
          row::toString);
    }
  }

  @Test
  void joinsAsPublished() {
    List<List<?>> cases = cases("merge");
    assertEquals(1, cases.size());
    for (List<?> row : cases) {
      assertEquals(clock(row.get(2)), clock(row.get(0)).join(clock(row.get(1))), row::toString);
    }
  }

  @Test
  void comparesAsPublished() {
    List<List<?>> cases = cases("compare");
    assertEquals(7, cases.size());
    for (List<?> row : cases) {
      Causality expected = Causality.valueOf(((String) row.get(2)).toUpperCase(Locale.ROOT));

      assertEquals(expected, clock(row.get(0)).compare(clock(row.get(1))), row::toString);
    }
  }

  private List<List<?>> cases(String name) {
    List<?> rows = (List<?>) Objects.requireNonNull(vectors.get(name), name);
    return rows.stream().<List<?>>map(row -> (List<?>) row).toList();
  }

  private static Clock clock(Object counters) {
    TreeMap<Incarnation, Long> clock = new TreeMap<>();
    ((Map<?, ?>) counters).forEach((name, counter) -> clock.put(writer(name), (Long) counter));
    return Clock.of(clock);
  }

  private static Incarnation writer(Object name) {
    return new Incarnation(new DeviceName((String) name), 0);
  }
}
