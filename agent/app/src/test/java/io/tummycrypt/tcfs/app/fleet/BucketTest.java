package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.access.TestCertificates;
import io.tummycrypt.tcfs.store.s3.CheckThenAct;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Faults;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fleet whose store is in a bucket of a real server. */
class BucketTest {
  private static final String URL = "s3://bench/fleets/home";

  /** The folder of the objects in the fleet's bucket. */
  private static final String OBJECTS = "buckets/bench/fleets/home";

  @TempDir Path folder;

  private S3Server server;
  private Machine a;
  private Machine b;

  @BeforeEach
  void start() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    a = Machine.in(folder, "a");
    b = Machine.in(folder, "b");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void twoDevicesMeetInABucket() throws IOException {
    assertTrue(init(a).out().contains("created fleet home"));
    a.write("plan.txt", "text");
    done(a, "sync");
    assertTrue(init(b).out().contains("joined fleet home"));
    done(b, "sync");
    assertEquals("text", b.read("plan.txt"));
    b.write("plan.txt", "text of b");
    done(b, "push", b.at("plan.txt").toString());
    done(a, "sync");
    assertEquals("text of b", a.read("plan.txt"));
    assertTrue(done(a, "status").out().contains("docs"));
    assertEquals(0, tcfs(a, "diff-desired").code());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aSyncIsRightWhenAThirdOfAllRequestsGoesWrong(long seed) throws IOException {
    try (Middleman between = new Middleman(server.port())) {
      S3Faults faults = new S3Faults(seed);
      for (Machine machine : List.of(a, b)) {
        for (int i = 0; i < 20; i++) {
          machine.write("of-%s/%d.txt".formatted(machine.name(), i), "text " + i);
        }
        Map<String, String> environment = environment(machine);
        environment.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
        assertEquals(0, Machine.tcfs(environment, initArgs(machine)).code());
      }
      syncTwice();
      writeNoise("first", seed);
      int before = requestsOfRounds(between);
      for (Machine machine : List.of(a, b)) {
        machine.write("last-of-%s.txt".formatted(machine.name()), "last words");
      }
      writeNoise("last", seed + 100);
      SortedMap<String, String> wanted = Tree.shared(a.docs());
      wanted.putAll(Tree.shared(b.docs()));
      between.conduct(faults);
      syncTwice();
      assertTrue(faults.faults() > 5, faults.faults() + " faults");
      // A fault costs its repetition, and a creation in doubt a look.
      assertTrue(
          between.requests() <= before + 2 * faults.faults(),
          "%d requests, %d without faults, %d faults"
              .formatted(between.requests(), before, faults.faults()));
      assertEquals(wanted, Tree.shared(a.docs()));
      assertEquals(wanted, Tree.shared(b.docs()));
    }
    assertEquals("last words", b.read("last-of-a.txt"));
    assertEquals("last words", a.read("last-of-b.txt"));
  }

  /** On each machine some megabytes that are like nothing else, in files of any size. */
  private void writeNoise(String name, long seed) throws IOException {
    Random random = new Random(seed);
    for (Machine machine : List.of(a, b)) {
      for (int i = 0; i < 6; i++) {
        byte[] noise = new byte[random.nextInt(1 << 20) + 1];
        random.nextBytes(noise);
        Files.write(machine.at("%s-of-%s.%d".formatted(name, machine.name(), i)), noise);
      }
    }
  }

  /** How many requests it takes while everything goes well. */
  private int requestsOfRounds(Middleman between) {
    between.conduct(Middleman.Call::pass);
    syncTwice();
    return between.requests();
  }

  private void syncTwice() {
    for (Machine machine : List.of(a, b, a, b)) {
      Map<String, String> keys = environment(machine);
      keys.remove("TCFS_S3_ENDPOINT");
      Ended ended = Machine.tcfs(keys, "sync");
      assertEquals(0, ended.code(), ended.all());
    }
  }

  @Test
  void aSegmentIsFetchedOnceAndTheStoreItselfIsChecked() throws IOException {
    try (Middleman between = new Middleman(server.port())) {
      List<String> fetched = Collections.synchronizedList(new ArrayList<>());
      between.conduct(call -> {
        if (call.method().equals("GET") && call.target().contains("/segments/")) {
          fetched.add(call.target());
        }
        call.pass();
      });
      Map<String, String> ofA = environment(a);
      ofA.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
      Map<String, String> ofB = environment(b);
      ofB.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
      ends(0, ofA, initArgs(a));
      writeMany("first");
      ends(0, ofA, "sync");
      Path superseded = onlyCopy(a);
      writeMany("second");
      ends(0, ofA, "sync");
      for (String last : List.of("one", "two")) {
        a.write(last + ".txt", "a head that comes after");
        ends(0, ofA, "sync");
      }
      Path copyOfA = onlyCopy(a);
      assertNotEquals(superseded, copyOfA, "merged since");
      assertEquals(List.of(), fetched, "a has written them itself");

      ends(0, ofB, initArgs(b));
      ends(0, ofB, "sync");
      Path copy = onlyCopy(b);
      assertEquals(copyOfA.getFileName(), copy.getFileName());
      b.write("late.txt", "so that everything is looked at");
      fetched.clear();
      ends(2, ofB, "diff-desired");
      ends(0, ofB, "log", "-n", "1");
      assertEquals(List.of(), fetched);

      byte[] whole = Files.readAllBytes(copy);
      Files.writeString(copy, "damaged");
      ends(2, ofB, "diff-desired");
      assertEquals(1, fetched.size(), fetched::toString);
      assertArrayEquals(whole, Files.readAllBytes(copy));

      Path object =
          folder.resolve("buckets/bench/fleets/home/segments/a").resolve(copy.getFileName());
      Files.delete(object);
      ends(2, ofB, "diff-desired");
      Ended check = ends(3, ofB, "store", "check");
      assertTrue(check.all().contains("segments/a/" + copy.getFileName()), check.all());
    }
  }

  private void writeMany(String folder) throws IOException {
    for (int i = 0; i < 300; i++) {
      a.write("%s/%d.txt".formatted(folder, i), "text");
    }
  }

  private static Path onlyCopy(Machine machine) throws IOException {
    try (Stream<Path> copies = Files.list(machine.home().resolve("cache/segments"))) {
      List<Path> found = copies.toList();
      assertEquals(1, found.size(), found::toString);
      return found.getFirst();
    }
  }

  private static Ended ends(int code, Map<String, String> environment, String... args) {
    Ended ended = Machine.tcfs(environment, args);
    assertEquals(code, ended.code(), () -> List.of(args) + "\n" + ended.all());
    return ended;
  }

  @Test
  void aServerThatDoesNotCreateOnceIsRefusedAndNothingIsWritten() throws Exception {
    refuses(
        call -> {
          call.remove("If-None-Match");
          call.pass();
        },
        "16 of 16 racers created object");
  }

  @Test
  void aServerThatRacesIsRefusedAndNothingIsWritten() throws Exception {
    refuses(new CheckThenAct(), "2 of 16 racers created object");
  }

  private void refuses(Middleman.Conduct conduct, String why) throws Exception {
    try (S3Server open = S3Server.startOpen(folder.resolve("open"));
        Middleman liar = new Middleman(open.port())) {
      liar.conduct(conduct);
      Map<String, String> environment = environment(a);
      environment.put("TCFS_S3_ENDPOINT", liar.endpoint().toString());
      Ended refused = Machine.tcfs(environment, initArgs(a));
      assertEquals(1, refused.code(), refused.all());
      assertTrue(refused.err().contains(why), refused.all());
      assertTrue(refused.err().contains("nothing was written"), refused.all());
      assertFalse(Files.exists(a.home().resolve("config")), "something was made");
      assertEquals(List.of(), KillUsers.files(folder.resolve("open/bench")), "left in the bucket");
    }
  }

  /** With an authority of one's own; without it nothing is asked for and nothing is made. */
  @Test
  void aSyncGoesThroughTlsWithTheAuthorityThatIsNamed() throws Exception {
    Path keys = TestCertificates.make(folder, "mine", "san=ip:127.0.0.1");
    try (S3Server server = S3Server.startTls(folder.resolve("safe"), keys)) {
      for (Machine machine : List.of(a, b)) {
        Map<String, String> environment = environment(machine);
        environment.put("TCFS_S3_ENDPOINT", server.secureEndpoint().toString());
        Ended refused = Machine.tcfs(environment, initArgs(machine));
        assertEquals(1, refused.code(), refused.all());
        assertTrue(refused.err().contains("caFile"), refused.all());
        List<String> args = new ArrayList<>(List.of(initArgs(machine)));
        args.addAll(List.of("--s3", "caFile=" + TestCertificates.pem(keys)));
        ends(0, environment, args.toArray(String[]::new));
        machine.write("from-" + machine.name(), "text");
        ends(0, environment, "sync");
      }
      assertEquals("text", b.read("from-a"));
    }
  }

  @Test
  void anotherWayToTheBucketIsProvedBeforeAnythingIsWritten() throws Exception {
    init(a);
    a.write("plan.txt", "text");
    Map<String, String> keys = environment(a);
    keys.remove("TCFS_S3_ENDPOINT");
    try (S3Server open = S3Server.startOpen(folder.resolve("buckets"));
        Middleman gateway = new Middleman(open.port())) {
      Path config = a.home().resolve("config/device.yaml");
      String before = Files.readString(config);
      String endpoint = server.endpoint().toString();
      Files.writeString(config, before.replace(endpoint, gateway.endpoint().toString()));
      SortedMap<String, String> objects = Tree.shared(folder.resolve("buckets"));
      Set<String> written = ConcurrentHashMap.newKeySet();
      gateway.conduct(call -> {
        if (!Set.of("GET", "HEAD").contains(call.method())) {
          written.add(call.target());
        }
        call.remove("If-None-Match");
        call.pass();
      });
      Ended refused = Machine.tcfs(keys, "sync");
      assertEquals(1, refused.code(), refused.all());
      assertTrue(refused.err().contains("16 of 16 racers created object"), refused.all());
      assertTrue(refused.err().contains("device.yaml"), refused.all());
      assertEquals(0, Machine.tcfs(keys, "status").code(), "nothing is written by looking");
      assertEquals(1, Machine.tcfs(keys, "device", "enroll").code());
      assertEquals(1, Machine.tcfs(keys, "init", "--root", "more=" + a.docs()).code());

      // Which server it is may be left to the environment.
      Files.writeString(config, before.replaceAll("(?m)^ *endpoint:.*\\R", ""));
      keys.put("TCFS_S3_ENDPOINT", gateway.endpoint().toString());
      assertEquals(1, Machine.tcfs(keys, "sync").code());
      assertEquals(objects, Tree.shared(folder.resolve("buckets")), "what is in the bucket");
      assertFalse(written.isEmpty());
      for (String target : written) {
        assertTrue(target.startsWith("/bench/fleets/home/tcfs-meta/probe/"), target);
      }

      gateway.conduct(Middleman.Call::pass);
      assertEquals(0, Machine.tcfs(keys, "sync").code());
      assertTrue(gateway.requests() > 4 * 16, gateway.requests() + " requests with a proof");
      gateway.conduct(Middleman.Call::pass);
      assertEquals(0, Machine.tcfs(keys, "sync").code());
      assertTrue(gateway.requests() < 4 * 16, gateway.requests() + " requests without");
    }
  }

  @Test
  void theServerIsRememberedAndTheKeysAreNot() throws IOException {
    String printed = init(a).all() + done(a, "sync").all() + done(a, "status", "--json").all();
    Map<String, String> keys = new TreeMap<>(environment(a));
    keys.remove("TCFS_S3_ENDPOINT");
    assertEquals(0, Machine.tcfs(keys, "status").code());
    keys.put("TCFS_S3_ENDPOINT", "http://127.0.0.1:9");
    Ended other = Machine.tcfs(keys, "status");
    assertEquals(1, other.code());
    assertTrue(other.err().contains("TCFS_S3_ENDPOINT names another server"), other.all());
    keys.put("TCFS_S3_ENDPOINT", "http://user:pass-word@127.0.0.1:9");
    assertFalse(Machine.tcfs(keys, "status").all().contains("pass-word"));
    keys.put("TCFS_S3_ENDPOINT", server.endpoint() + "/");
    assertEquals(0, Machine.tcfs(keys, "status").code());
    assertFalse(printed.contains(S3Server.SECRET), printed);
    assertFalse(printed.contains(S3Server.ACCESS), printed);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), UTF_8);
        assertFalse(content.contains(S3Server.SECRET), file.toString());
      }
    }
  }

  @Test
  void keysMayBeInAFileForItsOwnerOnly() throws IOException {
    Path keys = folder.resolve("keys");
    Files.writeString(
        keys,
        "[default]\naws_access_key_id=%s\naws_secret_access_key=%s\n"
            .formatted(S3Server.ACCESS, S3Server.SECRET));
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
    String endpoint = "endpoint=" + server.endpoint();
    String file = "credentialsFile=" + keys;
    String[] init = {
      "init", "--store", URL, "--s3", endpoint, file, "--device", "a", "--root", "docs=" + a.docs()
    };
    Map<String, String> bare = new TreeMap<>(environment(a));
    bare.keySet().removeIf(name -> name.startsWith("TCFS_S3_"));
    Ended refused = Machine.tcfs(bare, init);
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("chmod 600"), refused.all());
    assertFalse(Files.exists(a.home().resolve("config")), "something was made");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    assertEquals(0, Machine.tcfs(bare, init).code());
    assertEquals(0, Machine.tcfs(bare, "sync").code());
  }

  @Test
  void aBucketThatIsNotThereIsNotMade() {
    Ended ended =
        tcfs(a, "init", "--store", "s3://none/x", "--device", "a", "--root", "docs=" + a.docs());
    assertEquals(1, ended.code());
    assertTrue(
        ended.err().contains("there is no bucket s3://none/x at http://127.0.0.1"), ended.all());
    assertFalse(Files.exists(a.home().resolve("config")), "something was made");
  }

  @Test
  void keysThatAreRefusedAreNotAMissingStore() {
    Map<String, String> wrong = new TreeMap<>(environment(a));
    wrong.put("TCFS_S3_SECRET", "wrong");
    Ended ended =
        Machine.tcfs(wrong, "init", "--store", URL, "--device", "a", "--root", "docs=" + a.docs());
    assertEquals(1, ended.code());
    assertTrue(ended.err().contains("SignatureDoesNotMatch"), ended.all());
    assertTrue(ended.err().contains("next step: correct the secret key"), ended.all());
    assertTrue(ended.err().contains("keys are from the environment (TCFS_S3_ACCESS)"), ended.all());
  }

  @Test
  void aFleetInAFolderLoadsNothingOfS3() throws Exception {
    a.init();
    List<String> classes = loadedBy(a, "status");
    assertTrue(classes.stream().anyMatch(line -> line.contains("DirectoryObjectStore")));
    hasNone(classes, "tcfs.store.s3", "amazon", "HttpURLConnection", "javax.xml.stream");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "schema"})
  void whatAsksNothingOfTheStoreLoadsNothingOfS3(String command) throws Exception {
    init(a);

    List<String> classes = loadedBy(inBucket(a), command);

    assertTrue(classes.stream().anyMatch(line -> line.contains("tcfs.app.Main ")));
    hasNone(classes, "tcfs.store.s3", "amazon");
  }

  @Test
  void keysOfTheEnvironmentNeedNothingOfAws() throws Exception {
    init(a);

    List<String> classes = loadedBy(inBucket(a), "status");

    assertTrue(classes.stream().anyMatch(line -> line.contains("S3ObjectStore ")));
    hasNone(classes, "software.amazon");
  }

  /** The classes that a command loads, one in a line that says more. */
  private List<String> loadedBy(Machine machine, String command) throws Exception {
    Path loaded = folder.resolve("loaded");
    Ended ended = machine.inProcessWith("-Xlog:class+load:file=" + loaded, command);
    assertEquals(0, ended.code(), ended.all());
    assertFalse(ended.out().isEmpty(), ended.all());
    return Files.readAllLines(loaded);
  }

  private static void hasNone(List<String> classes, String... names) {
    for (String name : names) {
      assertEquals(List.of(), classes.stream().filter(line -> line.contains(name)).toList());
    }
  }

  /** The same machine, whose processes have the keys of the bucket. */
  private Machine inBucket(Machine machine) {
    Place place = new Place(URL, folder.resolve(OBJECTS), server.environment());
    return new Machine(machine.name(), machine.home(), machine.docs(), place);
  }

  private Ended init(Machine machine) {
    return done(machine, initArgs(machine));
  }

  private static String[] initArgs(Machine machine) {
    String root = "docs=" + machine.docs();
    return new String[] {"init", "--store", URL, "--device", machine.name(), "--root", root};
  }

  private Ended done(Machine machine, String... args) {
    Ended ended = tcfs(machine, args);
    assertEquals(0, ended.code(), () -> List.of(args) + "\n" + ended.all());
    return ended;
  }

  private Ended tcfs(Machine machine, String... args) {
    return Machine.tcfs(environment(machine), args);
  }

  private Map<String, String> environment(Machine machine) {
    Map<String, String> environment = new TreeMap<>(machine.environment());
    environment.putAll(server.environment());
    return environment;
  }
}
