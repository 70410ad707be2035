package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Faults;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that the server carries out and whose answers never come, in whole commands. */
class SilentBucketTest {
  private static final String URL = "s3://bench/fleets/home";
  private static final List<String> KINDS = List.of("/packs/", "/segments/", "/heads/");

  @TempDir Path folder;

  @Test
  void aSyncIsRightWhenAnAnswerOfEachKindNeverComes() throws Exception {
    Machine a = Machine.in(folder, "a");
    Machine b = Machine.in(folder, "b");
    try (S3Server server = S3Server.start(folder.resolve("buckets"));
        Middleman between = new Middleman(server.port())) {
      Map<String, String> environment = new HashMap<>(server.environment());
      environment.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
      environment.put("TCFS_S3_TIMEOUT", "3");
      for (Machine each : List.of(a, b)) {
        String root = "docs=" + each.docs();
        done(each, environment, "init", "--store", URL, "--device", each.name(), "--root", root);
        done(each, environment, "sync");
      }
      for (int i = 0; i < 300; i++) {
        a.write("many/" + i, "text " + i);
      }
      byte[] noise = new byte[3 << 20];
      new Random(5).nextBytes(noise);
      Files.write(a.at("noise"), noise);

      long heads = heads();
      Set<String> silenced = ConcurrentHashMap.newKeySet();
      between.conduct(call -> silenceOnce(call, silenced));
      done(a, environment, "sync");
      done(b, environment, "sync");
      assertEquals(6, silenced.size(), silenced::toString);
      assertEquals(Tree.shared(a.docs()), Tree.shared(b.docs()));
      // One head, whose answer was lost, and not a second one in its doubt.
      assertEquals(heads + 1, heads());
      done(a, environment, "store", "check", "--read-data");
    }
  }

  private long heads() throws IOException {
    Path heads = folder.resolve("buckets/bench/fleets/home/heads/a");
    return KillUsers.files(heads).stream().filter(file -> !S3Server.isUpload(file)).count();
  }

  /** The first to write and the first to read an object of each kind. */
  private static void silenceOnce(Middleman.Call call, Set<String> silenced) throws IOException {
    for (String kind : KINDS) {
      boolean isOfBytes = call.method().equals("PUT") || call.method().equals("GET");
      if (isOfBytes && call.target().contains(kind) && silenced.add(call.method() + " " + kind)) {
        S3Faults.silent(call);
        return;
      }
    }
    call.pass();
  }

  private static void done(Machine machine, Map<String, String> more, String... args) {
    Map<String, String> environment = new HashMap<>(machine.environment());
    environment.putAll(more);
    Machine.Ended ended = Machine.tcfs(environment, args);
    assertEquals(0, ended.code(), ended::toString);
  }
}
