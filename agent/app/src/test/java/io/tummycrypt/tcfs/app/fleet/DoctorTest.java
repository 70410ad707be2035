package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code tcfs doctor} on real machines: what it sees, and that it leaves nothing behind. */
class DoctorTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String URL = "s3://bench/fleets/home";

  @TempDir Path folder;

  private Machine a;

  @BeforeEach
  void make() throws IOException {
    a = Machine.in(folder, "a");
  }

  @Test
  void aHealthyFleetInAFolderHasNoErrorsAndIsLeftAsItWas() throws IOException {
    a.init();
    a.write("plan.txt", "text");
    a.sync();
    SortedMap<String, String> before = contents(a.everything());
    Map<String, String> levels = levels(a.ends(0, "doctor", "--json"));
    for (String check :
        List.of(
            "machine jdk",
            "machine zstd",
            "machine service",
            "home device",
            "home keys",
            "home state",
            "home lock",
            "home document",
            "docs folder",
            "docs writing",
            "docs symlinks",
            "store endpoint",
            "store clock",
            "store identity",
            "store registry",
            "store create-once",
            "store list-after-write")) {
      assertEquals("ok", levels.get(check), check);
    }
    assertEquals(before, contents(a.everything()));
  }

  @Test
  void beforeInitTheMachineAndAStoreThatIsNamedAreLookedAt() throws Exception {
    Map<String, String> alone = levels(a.ends(0, "doctor", "--json"));
    assertEquals("skipped", alone.get("home device"));
    assertFalse(alone.keySet().stream().anyMatch(check -> check.startsWith("store")));
    String store = a.store().toUri().toString();
    assertTrue(a.ends(0, "doctor", "--store", store).out().contains("'tcfs init' makes one"));
    assertFalse(Files.exists(a.home()) || Files.exists(a.store()), "something was made");
    Machine b = Machine.in(folder, "b");
    b.init();
    Map<String, String> named = levels(a.tcfsWith("TCFS_STORE", store, "doctor", "--json"));
    assertEquals("ok", named.get("store identity"));
    assertFalse(named.containsKey("store registry"));
    assertFalse(Files.exists(a.home()), "something was made");
  }

  @Test
  void aStoreThatIsAwayLeavesTheRootsToBeLookedAt() throws IOException {
    a.init();
    a.sync();
    Files.move(a.store(), folder.resolve("away"));
    Ended ended = a.ends(3, "doctor", "--json");
    Map<String, String> levels = levels(ended);
    assertEquals("error", levels.get("store endpoint"));
    assertEquals("skipped", levels.get("store create-once"));
    assertEquals("skipped", levels.get("home document"));
    assertEquals("ok", levels.get("docs folder"));
    assertEquals("ok", levels.get("home keys"));
  }

  @Test
  void eachThingThatIsBrokenIsAnErrorOfItsOwn() throws IOException {
    a.init();
    a.sync();
    Files.move(a.docs(), folder.resolve("away"));
    Files.setPosixFilePermissions(
        a.home().resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(a.home().resolve("config/fleet.yaml"), "spec: [\n");
    Map<String, String> levels = levels(a.ends(3, "doctor", "--json"));
    assertEquals("error", levels.get("docs folder"));
    assertEquals("error", levels.get("home keys"));
    assertEquals("error", levels.get("home document"));
    assertEquals("ok", levels.get("store create-once"));
    Files.writeString(a.home().resolve("config/device.yaml"), "no: device\n");
    Map<String, String> lost = levels(a.ends(3, "doctor", "--json"));
    assertEquals("error", lost.get("home device"));
    assertEquals("ok", lost.get("machine jdk"));
  }

  @Test
  void anotherFleetsStoreIsNamedAndNothingIsLeftThere() throws IOException {
    a.init();
    Machine b = Machine.in(folder.resolve("other"), "b");
    b.init();
    Files.move(a.store(), folder.resolve("away"));
    Files.move(b.store(), a.store());
    SortedMap<String, String> before = contents(Tree.everything(a.store()));
    Map<String, String> levels = levels(a.ends(3, "doctor", "--json"));
    assertEquals("error", levels.get("store identity"));
    assertEquals("skipped", levels.get("store throughput"));
    assertEquals(before, contents(Tree.everything(a.store())));
  }

  @Test
  void aFleetInABucketIsLookedAtWithoutTellingItsKeys() throws Exception {
    try (S3Server server = S3Server.start(folder.resolve("buckets"))) {
      Map<String, String> environment = new TreeMap<>(a.environment());
      environment.putAll(server.environment());
      String root = "docs=" + a.docs();
      Ended init =
          Machine.tcfs(environment, "init", "--store", URL, "--device", "a", "--root", root);
      assertEquals(0, init.code(), init.all());
      assertEquals(0, Machine.tcfs(environment, "sync").code());
      Ended ended = Machine.tcfs(environment, "doctor", "--json");
      assertEquals(0, ended.code(), ended.all());
      Map<String, String> levels = levels(ended);
      for (String check :
          List.of("endpoint", "tls", "credentials", "access", "clock", "create-once")) {
        assertEquals("ok", levels.get("store " + check), ended.all());
      }
      assertTrue(ended.out().contains("from the environment (TCFS_S3_ACCESS)"), ended.all());
      assertFalse(ended.all().contains(S3Server.SECRET), ended.all());
      assertFalse(ended.all().contains(S3Server.ACCESS), ended.all());
      environment.put("TCFS_S3_SECRET", "wrong");
      Map<String, String> wrong = levels(Machine.tcfs(environment, "doctor", "--json"));
      assertEquals("error", wrong.get("store access"));
      assertEquals("ok", wrong.get("docs folder"));
    }
  }

  @Test
  void aServerThatDoesNotCreateOnceIsAnErrorOfThatCheckAlone() throws Exception {
    try (S3Server open = S3Server.startOpen(folder.resolve("open"));
        Middleman liar = new Middleman(open.port())) {
      liar.conduct(call -> {
        call.remove("If-None-Match");
        call.pass();
      });
      Map<String, String> environment = new TreeMap<>(a.environment());
      environment.putAll(open.environment());
      environment.put("TCFS_S3_ENDPOINT", liar.endpoint().toString());
      Ended ended = Machine.tcfs(environment, "doctor", "--json", "--store", URL);
      assertEquals(3, ended.code(), ended.all());
      Map<String, String> levels = levels(ended);
      assertEquals("error", levels.get("store create-once"), ended.all());
      assertEquals("ok", levels.get("store list-after-write"), ended.all());
      assertEquals("ok", levels.get("store endpoint"), ended.all());
    }
  }

  /** Without the times of folders, in which something was made and removed. */
  private static SortedMap<String, String> contents(SortedMap<String, String> everything) {
    SortedMap<String, String> contents = new TreeMap<>(everything);
    contents.replaceAll((_, what) -> what.startsWith("folder") ? "folder" : what);
    return contents;
  }

  /** The level of each check, by the area or the root, and the check. */
  private static Map<String, String> levels(Ended ended) {
    Map<String, String> levels = new TreeMap<>();
    for (JsonNode check : MAPPER.readTree(ended.out()).get("checks")) {
      JsonNode root = check.get("root");
      String of = root == null ? check.get("area").asString() : root.asString();
      levels.put(of + " " + check.get("check").asString(), check.get("level").asString());
    }
    return levels;
  }
}
