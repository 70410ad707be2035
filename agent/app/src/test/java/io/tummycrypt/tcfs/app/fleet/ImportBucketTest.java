package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Interruptible;
import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.older.OlderStore;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Faults;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older store in a bucket of a real server, and a fleet in a folder. */
class ImportBucketTest {
  private static final String URL = "s3://bench/tcfs/data";
  private static final byte[] LARGE = new byte[200_000];

  @TempDir Path folder;

  private S3Server server;
  private Fleet fleet;
  private Machine a;
  private Path bucket;

  @BeforeEach
  void start() throws Exception {
    new Random(9).nextBytes(LARGE);
    server = S3Server.start(folder.resolve("buckets"));
    bucket = folder.resolve("buckets/bench/tcfs/data");
    fleet = Fleet.of(folder, "a", "b");
    a = fleet.get(0);
    OlderStore older = new OlderStore(this::put);
    older.version1("v1/large.bin", LARGE);
    older.version2("v2/K\u00e4se & more +1.txt", "odd".getBytes(UTF_8), "neo", 0600);
    older.link("links/a", "../v2");
    for (int i = 0; i < 30; i++) {
      older.version2("many/" + i + ".txt", ("number " + i).getBytes(UTF_8), "neo", 0644);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void put(String key, byte[] bytes) {
    try {
      Path file = bucket.resolve(key);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment(String endpoint) {
    Map<String, String> environment = new TreeMap<>(a.environment());
    environment.putAll(server.environment());
    environment.put("TCFS_S3_ENDPOINT", endpoint);
    return environment;
  }

  private static String[] args(String... more) {
    List<String> args = new ArrayList<>(List.of("import", "--from-manifests", URL));
    args.addAll(List.of("--into", "docs", "--yes"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private Ended bring(String endpoint) {
    return Machine.tcfs(environment(endpoint), args());
  }

  private void requireAll() throws IOException {
    fleet.converge();
    Machine b = fleet.get(1);
    assertArrayEquals(LARGE, Files.readAllBytes(b.at("v1/large.bin")));
    assertEquals("odd", b.read("v2/K\u00e4se & more +1.txt"));
    assertEquals("../v2", Files.readSymbolicLink(b.at("links/a")).toString());
    for (int i = 0; i < 30; i++) {
      assertEquals("number " + i, b.read("many/" + i + ".txt"));
    }
  }

  @Test
  void comesOutOfABucketByteByByteAndNothingIsWrittenThere() throws IOException {
    SortedMap<String, String> before = Tree.everything(bucket);

    Ended imported = bring(server.endpoint().toString());

    assertEquals(0, imported.code(), imported::all);
    assertTrue(imported.out().contains("Result: 33 imported"), imported::all);
    requireAll();
    Ended again = bring(server.endpoint().toString());
    assertTrue(again.out().contains("0 to import (0 B), 33 there already"), again::all);
    assertEquals(before, Tree.everything(bucket));
  }

  @Test
  void theServerMayBeNamedByItself() throws IOException {
    Map<String, String> keys = environment("");
    keys.remove("TCFS_S3_ENDPOINT");
    Ended imported = Machine.tcfs(keys, args("--s3", "endpoint=" + server.endpoint()));
    assertEquals(0, imported.code(), imported::all);
    requireAll();
  }

  @Test
  void onlyReadsAreEverSent() throws Exception {
    List<String> methods = new ArrayList<>();
    try (Middleman between = new Middleman(server.port())) {
      between.conduct(call -> {
        synchronized (methods) {
          methods.add(call.method());
        }
        call.pass();
      });
      assertEquals(0, bring(between.endpoint().toString()).code());
    }
    assertTrue(methods.size() > 100, methods::toString);
    assertTrue(methods.stream().allMatch("GET"::equals), methods::toString);
    requireAll();
  }

  @Test
  void isRightWhenAThirdOfAllRequestsGoesWrong() throws Exception {
    try (Middleman between = new Middleman(server.port())) {
      S3Faults faults = new S3Faults(5);
      between.conduct(faults);
      Ended imported = bring(between.endpoint().toString());
      assertEquals(0, imported.code(), imported::all);
      assertTrue(faults.faults() > 5, faults.faults() + " faults");
    }
    requireAll();
  }

  @Test
  void controlCPublishesNothingHalfAndTheNextRunGoesOn() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    try (Middleman between = new Middleman(server.port())) {
      between.conduct(call -> {
        if (call.target().contains("/chunks/")) {
          reading.countDown();
          awaitEnd(over);
        }
        call.pass();
      });
      ProcessBuilder builder = a.process(args());
      builder.environment().putAll(environment(between.endpoint().toString()));
      Path output = folder.resolve("output");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      Process process = Interruptible.of(builder).start();
      CompletableFuture<Void> _ = process.onExit().thenRun(reading::countDown);
      reading.await();
      new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
      int code = process.waitFor();
      over.countDown();
      assertEquals(130, code, Files.readString(output));
      assertTrue(Files.readString(output).contains("interrupted: nothing is lost"));
    }
    fleet.converge();
    assertEquals(List.of(), Tree.contents(fleet.get(1).docs()));
    assertEquals(0, bring(server.endpoint().toString()).code());
    requireAll();
  }

  @Test
  void whatOthersPublishMeanwhileIsNotReplaced() throws Exception {
    Machine b = fleet.get(1);
    AtomicBoolean isPublished = new AtomicBoolean();
    try (Middleman between = new Middleman(server.port())) {
      between.conduct(call -> {
        if (call.target().contains("/chunks/") && !isPublished.getAndSet(true)) {
          b.write("many/7.txt", "by b, meanwhile");
          b.sync();
        }
        call.pass();
      });
      Ended imported = bring(between.endpoint().toString());
      assertEquals(4, imported.code(), imported::all);
      assertTrue(imported.out().contains("33 to import"), imported::all);
      assertTrue(imported.out().contains("something else at docs/many/7.txt"), imported::all);
      assertTrue(imported.out().contains("Result: 32 imported"), imported::all);
    }
    fleet.converge();
    assertEquals("by b, meanwhile", a.read("many/7.txt"));
    assertEquals("number 8", b.read("many/8.txt"));
  }

  private static void awaitEnd(CountDownLatch over) throws IOException {
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void keysThatAreRefusedAreNoEmptyStore() {
    Map<String, String> wrong = environment(server.endpoint().toString());
    wrong.put("TCFS_S3_SECRET", "wrong");
    Ended refused = Machine.tcfs(wrong, args());
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("SignatureDoesNotMatch"), refused::all);
    Ended absent =
        Machine.tcfs(
            environment(server.endpoint().toString()),
            "import",
            "--from-manifests",
            "s3://none/x",
            "--into",
            "docs",
            "--yes");
    assertEquals(1, absent.code());
    assertTrue(absent.err().contains("there is no bucket s3://none/x"), absent::all);
  }
}
