package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody hears what has become of the first creation of a slot in a bucket. */
class LostSlotTest {
  private static final String PREFIX = "fleets/home";

  @TempDir Path folder;

  /** The targets of all creations of slots. */
  private final List<String> created = Collections.synchronizedList(new ArrayList<>());

  private S3Server server;
  private Middleman between;
  private Machine a;
  private Machine b;

  @BeforeEach
  void start() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    between = new Middleman(server.port());
    Map<String, String> environment = new HashMap<>(server.environment());
    environment.put("TCFS_S3_ENDPOINT", between.endpoint().toString());
    Path objects = folder.resolve("buckets").resolve(S3Server.BUCKET).resolve(PREFIX);
    Place place = new Place("s3://" + S3Server.BUCKET + "/" + PREFIX, objects, environment);
    a = Machine.in(folder, "a", place);
    b = Machine.in(folder, "b", place);
    a.init();
    a.write("first.txt", "first");
    a.sync();
  }

  @AfterEach
  void stop() throws IOException {
    between.close();
    server.close();
  }

  @Test
  void theSlotIsKnownAsOnesOwnAndThereIsOne() throws IOException {
    NavigableSet<Path> before = slots();
    a.write("plan.txt", "text");
    between.conduct(losingTheFirst(() -> {}));

    a.sync();

    NavigableSet<Path> fresh = slots();
    fresh.removeAll(before);
    assertEquals(1, fresh.size(), fresh::toString);
    assertEquals(2, created.size(), created::toString);
    assertEquals(1, new TreeSet<>(created).size(), created::toString);
    between.conduct(Middleman.Call::pass);
    a.done("diff-desired");
    assertEquals(fresh.getFirst(), slots().getLast());
    b.init();
    b.sync();
    assertEquals("text", b.read("plan.txt"));
  }

  @Test
  void aForeignSlotIsNotTakenForOnesOwn() throws Exception {
    a.shell("cp -a ../../a ../../other");
    a.write("plan.txt", "text of the copy");
    a.sync();
    Path foreign = slots().getLast();
    byte[] bytes = Files.readAllBytes(foreign);
    Files.delete(foreign);
    Files.move(folder.resolve("a"), folder.resolve("copy"));
    Files.move(folder.resolve("other"), folder.resolve("a"));
    a.write("plan.txt", "text");
    // So that ours is longer, and theirs is read.
    a.write("more.txt", "more");
    between.conduct(losingTheFirst(() -> Files.write(foreign, bytes)));

    Ended ended = a.tcfs("sync");

    assertEquals(2, created.size(), created::toString);
    assertEquals(1, ended.code(), ended.all());
    assertTrue(ended.err().contains("something else writes as device 'a'"), ended.all());
    assertArrayEquals(bytes, Files.readAllBytes(foreign));
    assertEquals(foreign, slots().getLast());
    assertEquals("text", a.read("plan.txt"));
  }

  /** What is done just before a request reaches the server. */
  @FunctionalInterface
  private interface Before {
    void happens() throws IOException;
  }

  private Middleman.Conduct losingTheFirst(Before before) {
    return call -> {
      if (call.method().equals("PUT") && call.target().contains("/heads/")) {
        created.add(call.target());
        if (created.size() == 1) {
          before.happens();
          call.forward();
          return;
        }
      }
      call.pass();
    };
  }

  /** Their keys count up with the same number of digits. */
  private NavigableSet<Path> slots() throws IOException {
    return new TreeSet<>(KillUsers.files(a.store().resolve("heads/a")));
  }
}
