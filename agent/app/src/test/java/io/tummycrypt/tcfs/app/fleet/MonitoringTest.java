package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.metrics.MetricsServer;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What agents serve, as Prometheus reads it: metrics, alerts, and all that the dashboard asks. */
class MonitoringTest implements AnyStore {
  private static final Path MONITORING = Path.of("../../examples/monitoring");

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<RunningAgent> running = new ArrayList<>();
  private NatsServer nats;
  private Machine a;
  private Machine b;
  private RunningAgent agent;
  private MetricsServer server;

  @BeforeEach
  void run() throws IOException, InterruptedException {
    nats = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    Place place = place(folder);
    a = Machine.in(folder, "a", place);
    b = Machine.in(folder, "b", place);
    a.doneWith("TCFS_NATS", nats.url(), a.initArgs());
    b.init();
    agent = RunningAgent.of(a);
    running.add(agent);
    running.add(RunningAgent.of(b));
    server = MetricsServer.start("127.0.0.1:0", agent.knowledge());
  }

  @AfterEach
  void end() throws InterruptedException {
    server.close();
    for (RunningAgent each : running) {
      each.end();
    }
    nats.close();
  }

  private String get(String path, int status) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    assertEquals(status, answer.statusCode(), answer::body);
    return answer.body();
  }

  private double value(String metric) throws IOException, InterruptedException {
    return get("/metrics", 200)
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(metric));
  }

  @Test
  void metricsFollowWhatTheAgentDoes() throws IOException, InterruptedException {
    a.write("one", "text");
    b.write("two", "longer text");
    Eventually.holds(
        () -> Files.exists(b.at("one")) && Files.exists(a.at("two")), () -> "nothing came");
    Eventually.holds(
        () -> value("tcfs_moved_bytes_total{direction=\"down\"}") == 11.0, () -> "not counted");
    assertEquals(1, value("tcfs_moved_paths_total{direction=\"down\"}"));
    assertEquals(4, value("tcfs_moved_bytes_total{direction=\"up\"}"));
    assertTrue(value("tcfs_store_requests_total{kind=\"create\"}") >= 2);
    assertTrue(value("tcfs_nats_notices_total") >= 1);
    assertEquals(1, value("tcfs_nats_health{health=\"connected\"}"));
    assertEquals(0, value("tcfs_nats_health{health=\"offline\"}"));
    assertEquals(1, value("tcfs_store_up"));
    assertTrue(value("process_resident_memory_bytes") > 1_000_000);
    assertTrue(value("process_open_fds") > 3);
    assertTrue(get("/readyz", 200).startsWith("ready\nok   agent: "));
  }

  @Test
  void whoIsNotReadyLivesAndSaysWhatIsMissing() throws IOException, InterruptedException {
    assertEquals("ok\n", get("/healthz", 200));
    Path away = folder.resolve("away");
    Files.move(a.store(), away);
    Eventually.holds(() -> value("tcfs_store_up") == 0.0, () -> "still up");
    String unready = get("/readyz", 503);
    assertTrue(unready.startsWith("not ready\n"), unready);
    assertTrue(unready.contains("FAIL store: cannot be reached or used\n"), unready);
    assertTrue(unready.contains("ok   nats: connected"), unready);
    assertEquals("ok\n", get("/healthz", 200));
    Files.move(away, a.store());
    Eventually.holds(() -> value("tcfs_store_up") == 1.0, () -> "still away");
    nats.kill();
    Eventually.holds(
        () -> value("tcfs_nats_health{health=\"offline\"}") == 1.0, () -> "still connected");
    assertTrue(get("/readyz", 200).contains("late nats: offline"), "readiness without NATS");
  }

  @Test
  void whoIsSwitchedOffSaysThatAndNothingOfTheStore() throws IOException, InterruptedException {
    Path file = a.home().resolve("config/device.yaml");
    String before = Files.readString(file);
    Files.writeString(file, before + "enable: false\n");
    Eventually.holds(() -> agent.knowledge().isSwitchedOff(), () -> "it goes on");
    assertEquals(
        "not ready\nFAIL agent: switched off in device.yaml\nwhy: tcfs status\n",
        get("/readyz", 503));
    Files.writeString(file, before);
    Eventually.holds(() -> value("tcfs_store_up") == 1.0, () -> "still off");
    assertTrue(get("/readyz", 200).contains("ok   store: in use\n"), "readiness");
  }

  @Test
  void whatIsServedIsWhatIsDocumented() throws IOException, InterruptedException {
    Set<String> served =
        get("/metrics", 200)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceAll("[{ ].*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    String page = Files.readString(Path.of("../../docs/reference/metrics.md"));
    Set<String> documented =
        Pattern.compile("^\\| `((tcfs|process)_[a-z_]+)` \\|", Pattern.MULTILINE)
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    // The lag is only known where the server has said it.
    served.add("tcfs_nats_consumer_lag");
    assertEquals(documented, served);
  }

  @Test
  void nothingElseIsServed() throws IOException, InterruptedException {
    get("/", 404);
    get("/metrics/../etc/passwd", 404);
    URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/metrics");
    HttpRequest post =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("x")).build();
    assertEquals(405, client.send(post, BodyHandlers.ofString()).statusCode());
  }

  @Test
  void promtoolFindsNothingWrong() throws IOException, InterruptedException {
    assumeTrue(isThere("promtool"), "no promtool");
    Path metrics = Files.writeString(folder.resolve("metrics"), get("/metrics", 200));
    promtool(new ProcessBuilder("promtool", "check", "metrics").redirectInput(metrics.toFile()));
    promtool(new ProcessBuilder("promtool", "check", "rules", "rules.yaml"));
    promtool(new ProcessBuilder("promtool", "test", "rules", "rules.test.yaml"));
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private static void promtool(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.directory(MONITORING.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), builder.command() + "\n" + said);
  }

  /** Each is asked of a Prometheus that reads a real agent, and has an answer. */
  @Test
  void allThatTheDashboardAndTheAlertsAskIsThere() throws IOException, InterruptedException {
    assumeTrue(isThere("prometheus"), "no prometheus");
    int port = freePort();
    Path config = folder.resolve("prometheus.yaml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 200ms}
        scrape_configs:
          - job_name: tcfs
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
            .formatted(server.address().getPort()));
    Process prometheus =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    try {
      List<String> asked = expressions();
      assertTrue(asked.size() > 25, asked::toString);
      int[] changes = {0};
      for (String expression : asked) {
        Eventually.holds(
            () -> {
              a.write("change", "text " + changes[0]++);
              return hasAnswer(port, expression);
            },
            () -> expression);
      }
    } finally {
      prometheus.destroy();
      prometheus.waitFor();
    }
  }

  /** Of the dashboard; and of the alerts the metrics that they look at, for none is to fire. */
  private static List<String> expressions() throws IOException {
    List<String> all = new ArrayList<>();
    JsonNode dashboard =
        new JsonMapper().readTree(Files.readString(MONITORING.resolve("grafana-dashboard.json")));
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        all.add(target.get("expr").asString().replace("$__rate_interval", "10s"));
      }
    }
    assertFalse(all.isEmpty());
    Pattern.compile("expr:(.*?)\n +for:", Pattern.DOTALL)
        .matcher(Files.readString(MONITORING.resolve("rules.yaml")))
        .results()
        .flatMap(rule ->
            Pattern.compile("(tcfs_[a-z_]+|\\bup\\b)(\\{[^}]*\\})?")
                .matcher(rule.group(1))
                .results())
        .map(MatchResult::group)
        .forEach(all::add);
    String rules = Files.readString(MONITORING.resolve("rules.yaml"));
    assertEquals(
        rules.split("- alert:", -1).length, rules.split("expr:(?s).*?\\n +for:", -1).length);
    assertTrue(all.contains("tcfs_agent_start_time_seconds"), all::toString);
    return all;
  }

  private boolean hasAnswer(int port, String expression) throws IOException {
    URI uri =
        URI.create(
            "http://127.0.0.1:%d/api/v1/query?query=%s"
                .formatted(port, URLEncoder.encode(expression, StandardCharsets.UTF_8)));
    try {
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      JsonNode result = new JsonMapper().readTree(answer.body()).path("data").path("result");
      return !result.isEmpty();
    } catch (ConnectException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
