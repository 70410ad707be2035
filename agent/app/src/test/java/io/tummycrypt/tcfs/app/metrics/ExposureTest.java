package io.tummycrypt.tcfs.app.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.FakeKnowledge;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real ports of this machine, at which metrics are served or not. */
class ExposureTest {
  private final List<String> told = new ArrayList<>();
  private final Exposure exposure = new Exposure(new FakeKnowledge(), told::add);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    exposure.close();
    client.close();
  }

  private static String at(int port) {
    return "127.0.0.1:" + port;
  }

  private boolean isServed(int port) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + at(port) + "/healthz");
    try {
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      return answer.body().equals("ok\n");
    } catch (ConnectException _) {
      return false;
    }
  }

  @Test
  void servesWhereItIsToldUntilItIsToldOtherwise() throws IOException, InterruptedException {
    int first = NatsServer.freePort();
    int second = NatsServer.freePort();
    exposure.follow(at(first));
    assertTrue(isServed(first));
    exposure.follow(at(first));
    assertTrue(isServed(first));

    exposure.follow(at(second));
    assertTrue(isServed(second));
    assertFalse(isServed(first));

    exposure.follow(null);
    assertFalse(isServed(second));
    exposure.follow(at(second));
    assertTrue(isServed(second));
    assertEquals(List.of(), told);
  }

  @Test
  void tellsOnceOfAPortThatIsTakenAndServesWhenItIsFree() throws IOException, InterruptedException {
    int port;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
      exposure.follow(at(port));
      exposure.follow(at(port));
      assertEquals(1, told.size(), told::toString);
      String why = told.getFirst();
      assertTrue(why.startsWith("metrics are not served at " + at(port) + ": "), why);
      assertTrue(
          why.endsWith("; set 'metrics: {listen: ADDRESS:PORT}', or 'none', in device.yaml"));
    }
    exposure.follow(at(port));
    assertTrue(isServed(port));
    assertEquals(1, told.size(), told::toString);
  }

  /** What was told of one address says nothing of the next. */
  @Test
  void tellsOfEachAddressThatIsTaken() throws IOException {
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      exposure.follow(at(one.getLocalPort()));
      exposure.follow(at(two.getLocalPort()));
    }
    assertEquals(2, told.size(), told::toString);
  }
}
