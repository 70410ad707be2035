package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A command has one id, which all of its requests to the store carry. */
class TraceTest extends StoreMachines {
  private static final TraceId GIVEN = new TraceId("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final String TRACEPARENT = "00-" + GIVEN + "-00f067aa0ba902b7-01";
  private static final Pattern TOLD = Pattern.compile("(?m)^tcfs: trace ([0-9a-f]{32})$");

  /** Together more than three packs. */
  private static final int FILES = 4;

  private static final int FILE = 13 << 20;

  private S3Server server;
  private Middleman between;
  private Map<String, String> s3;
  private CallersSeen seen;

  @BeforeEach
  void publishOnce() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    between = new Middleman(server.port());
    s3 = inBucket(reaching(a, between));
    watch();
  }

  private void watch() {
    seen = new CallersSeen();
    between.conduct(seen);
  }

  private static byte[] noise(int seed) {
    byte[] noise = new byte[FILE];
    new Random(seed).nextBytes(noise);
    return noise;
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> environment = new TreeMap<>(s3);
    environment.put(name, value);
    return environment;
  }

  private static String told(Ended ended) {
    Matcher told = TOLD.matcher(ended.err());
    assertTrue(told.find(), ended::all);
    return told.group(1);
  }

  @AfterEach
  void stop() throws IOException {
    between.close();
    server.close();
  }

  @Test
  void whatManyThreadsAskForCarriesTheIdThatIsTold() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.write(a.at("noise." + i), noise(i));
    }
    String first = told(ends(0, s3, "sync", "-v", "--concurrency", "3"));
    assertEquals(Set.of(first), seen.traces());
    assertTrue(
        seen.all().stream().filter(it -> it.target().contains("/packs/")).count() >= 3,
        () -> seen.all().toString());

    watch();
    String second = told(ends(0, s3, "status", "-v"));
    assertNotEquals(first, second);
    assertEquals(Set.of(second), seen.traces());
  }

  @Test
  void whatIsFetchedCarriesItToo() throws IOException {
    for (int i = 0; i < FILES; i++) {
      Files.write(a.at("noise." + i), noise(i));
    }
    ends(0, s3, "sync");
    Map<String, String> ofB = reaching(b, between);
    ends(0, ofB, "init", "--store", BUCKET, "--device", "b", "--root", "docs=" + b.docs());
    watch();
    String told = told(ends(0, ofB, "sync", "-v", "--concurrency", "3"));
    assertEquals(Set.of(told), seen.traces());
    assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
  }

  @Test
  void aCallerMayGiveTheId() {
    ends(0, with("TRACEPARENT", TRACEPARENT), "status");
    assertEquals(Set.of(GIVEN.text()), seen.traces());

    watch();
    ends(0, with("TRACEPARENT", TRACEPARENT.replace("-01", "-0x")), "status");
    assertEquals(1, seen.traces().size());
    assertTrue(seen.traces().first().matches("[0-9a-f]{32}"), seen.traces()::first);
    assertNotEquals(GIVEN.text(), seen.traces().first());
  }

  @Test
  void theIdIsInTheAnswerOfACommandThatFailed() {
    Map<String, String> wrong = with("TCFS_S3_SECRET", "wrong");
    wrong.put("TRACEPARENT", TRACEPARENT);
    Ended failed = ends(1, wrong, "sync", "--json");
    assertEquals(
        GIVEN.text(),
        JsonMapper.shared().readTree(failed.out()).get("error").get("trace").asString());
    assertEquals(Set.of(GIVEN.text()), seen.traces());
    assertEquals(2, failed.err().lines().count(), failed::all);
  }

  @Test
  void eachRequestIsToldWithWhatCameOfIt() {
    Ended ended = ends(0, s3, "sync", "-vv");
    List<String> requests =
        ended.err().lines().filter(line -> line.startsWith("tcfs: store: ")).toList();
    assertTrue(!requests.isEmpty(), ended::all);
    for (String line : requests) {
      assertTrue(line.matches("tcfs: store: .*  [0-9.]+ s  (done|absent|exists)"), line);
    }
  }
}
