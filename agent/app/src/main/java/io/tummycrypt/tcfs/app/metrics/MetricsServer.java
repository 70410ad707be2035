package io.tummycrypt.tcfs.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves {@code /metrics} in Prometheus's text format, {@code /healthz} (200 as long as the process
 * answers) and {@code /readyz} (200 if files are kept as they should be, else 503), each with words
 * for people. It has no secrets and no names of files, and changes nothing.
 */
public final class MetricsServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int MOST_WAITING = 16;

  private final HttpServer server;
  private final ExecutorService threads;
  private final AgentKnowledge knowledge;

  private MetricsServer(HttpServer server, AgentKnowledge knowledge) {
    this.server = server;
    this.knowledge = knowledge;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Listens from now on.
   *
   * @param address an IP address and a port, 0 for any: {@code 127.0.0.1:9100}, {@code [::1]:9100}
   * @throws IOException if that cannot be listened at
   */
  public static MetricsServer start(String address, AgentKnowledge knowledge) throws IOException {
    // The JDK keeps connections open by default, and one that sends nothing has no deadline.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
    // By default deadlines are looked at every second, also when there is no connection.
    System.setProperty("sun.net.httpserver.timerMillis", "10000");
    HttpServer http = HttpServer.create(socket(address), MOST_WAITING);
    MetricsServer server = new MetricsServer(http, knowledge);
    http.setExecutor(server.threads);
    http.createContext("/", server::answer);
    http.start();
    return server;
  }

  private static InetSocketAddress socket(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    try {
      return new InetSocketAddress(
          InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host),
          Integer.parseInt(address.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IOException("'" + address + "' is no IP address and port", e);
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, TEXT, "only GET and HEAD\n".getBytes(UTF_8));
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" -> send(exchange, 200, PrometheusTextFormatWriter.CONTENT_TYPE, metrics());
        case "/healthz" -> send(exchange, 200, TEXT, "ok\n".getBytes(UTF_8));
        case "/readyz" -> {
          Health health = health();
          send(exchange, health.isReady() ? 200 : 503, TEXT, health.text().getBytes(UTF_8));
        }
        default ->
            send(exchange, 404, TEXT, "there are /metrics, /healthz and /readyz\n".getBytes(UTF_8));
      }
    }
  }

  private Health health() {
    return knowledge.isSwitchedOff()
        ? Health.SWITCHED_OFF
        : Health.of(knowledge.state(), knowledge.source());
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private byte[] metrics() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create()
        .write(text, AgentMetrics.of(knowledge, ProcessFigures.read()));
    return text.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
