package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.metrics.MetricsServer;
import io.tummycrypt.tcfs.core.loop.Pace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A path that fails and fails does not stop an agent, is told of, and heals once it changes. */
class FailingPathsTest extends TwoMachines {
  /** It gives up soon. */
  private static final Pace SOON_PARKED =
      new Pace(10, 300, 3_000, 50, 3_600_000, 20_000, new Pace.Backoff(20, 50, 3));

  private static final String PARKED = "docs: 1 path failed too often";
  private static final String FAILED = "the agent could not bring it up to date: ";
  private static final int SIZE = 100_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(3);

  private static void arrives(Machine machine, String path, String text) {
    Eventually.holds(() -> machine.read(path).equals(text), () -> path + " has not come");
  }

  /** Publishes a file that does not compress, which is in a pack of its own. */
  private byte[] publishLarge() throws IOException {
    byte[] content = new byte[SIZE];
    random.nextBytes(content);
    Files.write(a.at("large.bin"), content);
    a.sync();
    return content;
  }

  private long parked(int port) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
    String metrics =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    String name = "tcfs_root_parked_paths{root=\"docs\"} ";
    return metrics
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError(metrics));
  }

  @Test
  void whatCannotBeFetchedIsParkedAndHealsOnceItIsPublishedAnew() throws Exception {
    publishLarge();
    for (Path pack : KillUsers.files(a.store().resolve("packs"))) {
      byte[] whole = Files.readAllBytes(pack);
      whole[SIZE / 2] ^= 1;
      Files.write(pack, whole);
    }
    a.write("good", "beside it");
    a.sync();
    assertFalse(b.tcfs("explain", "docs/large.bin").out().contains(FAILED));
    RunningAgent agent = RunningAgent.of(b, SOON_PARKED);
    try (MetricsServer server = MetricsServer.start("127.0.0.1:0", agent.knowledge())) {
      int port = server.address().getPort();
      arrives(b, "good", "beside it");
      Eventually.holds(() -> b.tcfs("status").out().contains(PARKED), () -> b.tcfs("status").all());
      assertEquals(1, parked(port));
      String status = b.tcfs("status").out();
      assertTrue(status.contains("    docs/large.bin: "), status);
      assertFalse(status.contains("it waits: "), status);
      isToldOf("docs/large.bin");
      assertFalse(b.tcfs("explain", "docs/good").out().contains(FAILED));
      a.write("later", "goes on");
      a.sync();
      arrives(b, "later", "goes on");
      assertFalse(Files.exists(b.at("large.bin")));
      assertEquals(1, parked(port));

      byte[] content = publishLarge();
      Eventually.holds(() -> Files.exists(b.at("large.bin")), () -> b.tcfs("status").all());
      assertArrayEquals(content, Files.readAllBytes(b.at("large.bin")));
      Eventually.holds(
          () -> !b.tcfs("status").out().contains(PARKED), () -> b.tcfs("status").all());
      assertEquals(0, parked(port));
    } finally {
      agent.end();
    }
  }

  private void isToldOf(String path) {
    String tracked = b.done("sync-status", path).out();
    assertTrue(tracked.contains("\n  failed     " + FAILED), tracked);
    String explained = b.done("explain", path).out();
    assertTrue(explained.contains("\nfailed      " + FAILED), explained);
    assertTrue(b.done("explain", "docs").out().contains(FAILED));
    assertTrue(b.done("sync-status", path, "--json").out().contains("\"failed\" : \""));
    assertTrue(b.done("explain", path, "--json").out().contains("\"failed\" : \""));
  }

  @Test
  void whatCannotBeReadIsToldOfAndHealsOnceItMay() throws Exception {
    OrdinaryUser.assumePossible(folder);
    int port = freePort();
    Files.writeString(
        a.home().resolve("config/device.yaml"),
        "metrics:\n  listen: 127.0.0.1:" + port + "\n",
        StandardOpenOption.APPEND);
    OrdinaryUser.allow(a.write("closed", "text"), "---------");
    a.write("good", "beside it");
    RunningAgent ofB = RunningAgent.of(b);
    Process agent =
        OrdinaryUser.of(a.agent()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      arrives(b, "good", "beside it");
      a.write("later", "goes on");
      arrives(b, "later", "goes on");
      assertFalse(Files.exists(b.at("closed")));
      String status = OrdinaryUser.run(a, "status").all();
      assertTrue(status.contains("closed"), status);
      assertTrue(status.contains("permission denied"), status);
      assertTrue(status.contains(PARKED), status);
      assertEquals(1, parked(port));

      OrdinaryUser.allow(a.at("closed"), "rw-r--r--");
      arrives(b, "closed", "text");
      Eventually.holds(() -> parked(port) == 0, () -> "it is still taken for parked");
    } finally {
      agent.destroyForcibly().onExit().join();
      ofB.end();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
