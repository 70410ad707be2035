package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests of each kind a whole command makes. */
class RequestsTest extends StoreMachines {
  /** What is written with every publish. */
  private static final int OF_PUBLISH = 3;

  /** No more than one PUT for so many bytes that are stored. */
  private static final int FOR_EACH = 8 << 20;

  private S3Server server;
  private Middleman between;
  private Map<String, String> s3;

  @BeforeEach
  void publishOnce() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    between = new Middleman(server.port());
    s3 = inBucket(reaching(a, between));
  }

  @AfterEach
  void stop() throws IOException {
    between.close();
    server.close();
  }

  @Test
  void aSmallEditIsThreePuts() throws IOException {
    a.write("plan.txt", "other text");

    List<String> puts = sync().getOrDefault("PUT", List.of());

    assertFalse(puts.isEmpty());
    assertTrue(puts.size() <= OF_PUBLISH, puts::toString);
  }

  @Test
  void muchContentIsFewPuts() throws IOException {
    int much = 5 * FOR_EACH;
    Files.write(a.at("noise"), OddFolder.random(much));

    List<String> puts = sync().getOrDefault("PUT", List.of());

    assertTrue(puts.size() <= much / FOR_EACH + OF_PUBLISH, puts::toString);
  }

  @Test
  void manyFilesTakeNoMoreRequestsThanOne() throws IOException {
    a.write("one", "text of one");
    SortedMap<String, List<String>> ofOne = sync();
    for (int i = 0; i < 200; i++) {
      a.write("many/" + i, "number " + i);
    }
    SortedMap<String, List<String>> ofMany = sync();

    List<String> puts = ofMany.getOrDefault("PUT", List.of());
    assertTrue(puts.size() <= OF_PUBLISH, puts::toString);
    // A few changes are in the head itself, and more in a segment.
    ofOne.remove("PUT");
    ofMany.remove("PUT");
    assertEquals(counts(ofOne), counts(ofMany), () -> ofOne + "\n" + ofMany);
  }

  /** The targets that a sync of a asks for, by what it does with them. */
  private SortedMap<String, List<String>> sync() {
    SortedMap<String, ConcurrentLinkedQueue<String>> asked =
        Collections.synchronizedSortedMap(new TreeMap<>());
    between.conduct(call -> {
      asked.computeIfAbsent(kind(call), _ -> new ConcurrentLinkedQueue<>()).add(call.target());
      call.pass();
    });
    ends(0, s3, "sync");
    SortedMap<String, List<String>> all = new TreeMap<>();
    asked.forEach((kind, targets) -> all.put(kind, List.copyOf(targets)));
    return all;
  }

  private static String kind(Middleman.Call call) {
    return call.target().contains("list-type=") ? "LIST" : call.method();
  }

  private static SortedMap<String, Integer> counts(SortedMap<String, List<String>> asked) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    asked.forEach((kind, targets) -> counts.put(kind, targets.size()));
    return counts;
  }
}
