package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where an agent serves its metrics, as its machine says while it runs. */
@Timeout(300)
class AgentMetricsTest extends TwoMachines {
  private final HttpClient client = HttpClient.newHttpClient();

  private void listen(String where) throws IOException {
    Path file = a.home().resolve("config/device.yaml");
    String before = Files.readString(file).replaceAll("(?s)metrics:.*", "");
    Files.writeString(file, before + "metrics:\n  listen: " + where + "\n");
  }

  /** Has the agent read its settings, which it does by itself every 30 seconds. */
  private void heed() {
    a.done("pause");
    a.done("resume");
  }

  private void isServed(String where, boolean served) {
    Eventually.holds(() -> isServed(where) == served, () -> where + ", served: " + !served);
  }

  private boolean isServed(String where) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + where + "/metrics");
    try {
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.body().contains("tcfs_agent_info{device=\"a\",");
    } catch (ConnectException _) {
      return false;
    }
  }

  @Test
  void isFollowedWhereverThatIs() throws IOException, InterruptedException {
    Path log = folder.resolve("agent.log");
    String first;
    Process agent;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      first = "127.0.0.1:" + other.getLocalPort();
      listen(first);
      agent = a.agent().redirectError(log.toFile()).start();
      assertEquals("ready", agent.inputReader().readLine());
      heed();
    }
    try {
      heed();
      isServed(first, true);
      assertEquals(
          1,
          Files.readString(log).split("metrics are not served at " + first + ": ", -1).length - 1);

      String second = "127.0.0.1:" + NatsServer.freePort();
      listen(second);
      heed();
      isServed(second, true);
      isServed(first, false);

      listen("none");
      heed();
      isServed(second, false);
    } finally {
      agent.destroyForcibly().onExit().join();
      client.close();
    }
  }
}
