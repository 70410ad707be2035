package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import io.tummycrypt.tcfs.app.rpc.SocketLink;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.store.s3.Middleman;
import io.tummycrypt.tcfs.store.s3.S3Faults;
import io.tummycrypt.tcfs.store.s3.S3Server;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an agent tells as objects, and how that meets what commands and servers see. */
@Timeout(300)
class AgentLogTest extends StoreMachines {
  private static final TraceId GIVEN = new TraceId("4bf92f3577b34da6a3ce929d0e0e4736");
  private static final TraceId OTHER = new TraceId("5bf92f3577b34da6a3ce929d0e0e4736");
  private static final String TRACEPARENT = "00-" + GIVEN + "-00f067aa0ba902b7-01";
  private static final String HOSTILE = "a\n{\"event\":\"done\"}\u001b[2J";
  private static final Pattern SAVED = Pattern.compile("saved plan ([0-9a-f]{12}) ");

  private final List<Process> started = new ArrayList<>();
  private final CallersSeen seen = new CallersSeen();
  private S3Server server;
  private Middleman between;
  private Map<String, String> s3;
  private Path log;

  @BeforeEach
  void publishOnce() throws Exception {
    server = S3Server.start(folder.resolve("buckets"));
    between = new Middleman(server.port());
    s3 = inBucket(reaching(a, between));
    between.conduct(seen);
    log = folder.resolve("log");
  }

  @AfterEach
  void stop() throws IOException {
    started.forEach(process -> process.destroyForcibly().onExit().join());
    between.close();
    server.close();
  }

  private Process start(String... words) throws IOException {
    ProcessBuilder builder = a.agent(words);
    builder.environment().putAll(s3);
    Process process = builder.redirectError(log.toFile()).start();
    started.add(process);
    return process;
  }

  /** Starts it, and waits until it is ready. */
  private Process run(String... words) throws IOException {
    Process process = start(words);
    awaits("ready", null);
    return process;
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    String text = Files.readString(log);
    // The last line may be half written.
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      lines.add(JsonMapper.shared().readTree(line));
    }
    return lines;
  }

  private List<JsonNode> lines(String event, @Nullable TraceId trace) throws IOException {
    return lines().stream()
        .filter(line -> line.get("event").asString().equals(event))
        .filter(line -> trace == null || line.get("trace").asString().equals(trace.text()))
        .toList();
  }

  private void awaits(String event, @Nullable TraceId trace) {
    Eventually.holds(
        () -> !lines(event, trace).isEmpty(), () -> "no " + event + " of " + trace + " in " + log);
  }

  @Test
  void aStoreThatSaysNothingIsToldOfWhileItIsWaitedFor() throws IOException {
    s3.put("TCFS_S3_TIMEOUT", "2");
    run("--log", "json");
    Eventually.holds(() -> doing().contains("at rest"), this::doing);
    between.conduct(S3Faults::silent);
    a.write("waits", "text");
    awaits("store_waits", null);
    String what = lines("store_waits", null).getFirst().get("what").asString();
    assertTrue(what.contains(between.endpoint().getAuthority()), what);
    Eventually.holds(() -> doing().contains("waits for the store: "), this::doing);
    assertTrue(doing().contains(" (as of "), this::doing);

    between.conduct(seen);
    awaits("recovered", null);
    Eventually.holds(() -> doing().contains("at rest"), this::doing);
    assertEquals(1, lines("store_waits", null).size());
  }

  private String doing() {
    return ends(0, s3, "sync-status").out();
  }

  @Test
  void oneIdLeadsFromTheCommandToTheRequestsOfTheAgent() throws IOException {
    run("--log", "json", "--log-level", "debug");
    ends(0, s3, "pause");
    awaits("stopped", null);
    assertEquals(
        "it is paused, until 'tcfs resume'",
        lines("stopped", null).getFirst().get("why").asString());
    assertEquals(1, lines("follows", null).getFirst().get("revision").asInt());
    String here = ends(0, s3, "sync-status").out();
    assertTrue(here.contains("  nothing (as of "), here);
    a.write(HOSTILE, "text");
    Ended planned = ends(2, s3, "diff-desired", "-o", folder.resolve("plan").toString());
    Matcher saved = SAVED.matcher(planned.err());
    assertTrue(saved.find(), planned::all);

    Map<String, String> called = new TreeMap<>(s3);
    called.put("TRACEPARENT", TRACEPARENT);
    ends(0, called, "resume");
    awaits("done", GIVEN);

    assertEquals("recheck", lines("asked", GIVEN).getFirst().get("what").asString());
    JsonNode path = lines("path_done", GIVEN).getFirst();
    assertEquals(HOSTILE, path.get("path").asString());
    assertEquals("publish", path.get("what").asString());
    for (JsonNode line : List.of(path, lines("done", GIVEN).getFirst())) {
      assertEquals(saved.group(1), line.get("plan").asString());
    }
    long told =
        lines("store_request", GIVEN).stream()
            .filter(line -> line.get("kind").asString().equals("create"))
            .count();
    assertTrue(told > 0);
    assertEquals(told, seen.count(GIVEN, "PUT"));
    awaits("looked", GIVEN);
  }

  @Test
  void aLookThatIsAskedForCarriesTheIdOfWhoAsks() throws IOException {
    run("--log", "json", "--log-level", "debug");
    assertTrue(new SocketLink(TcfsHome.in(a.home()), () -> OTHER).look());
    awaits("looked", OTHER);
    assertEquals("look", lines("asked", OTHER).getFirst().get("what").asString());
    assertTrue(seen.count(OTHER, "GET") > 0, () -> seen.all().toString());
    int before = lines("looked", OTHER).size();
    a.write("later", "text");
    awaits("done", null);
    assertEquals(before, lines("looked", OTHER).size(), "its own looks have ids of their own");
  }

  @Test
  void everyLineIsAnObjectThatSaysWhose() throws Exception {
    Path out = folder.resolve("out");
    ProcessBuilder builder = a.agent("--log=json");
    builder.environment().putAll(s3);
    Process process = builder.redirectError(log.toFile()).redirectOutput(out.toFile()).start();
    started.add(process);
    awaits("ready", null);
    a.write(HOSTILE, "text");
    awaits("done", null);
    process.destroy();
    assertEquals(143, process.waitFor());
    List<JsonNode> lines = lines();
    for (JsonNode line : lines) {
      assertTrue(line.get("time").asString().matches("[0-9-]{10}T[0-9:.]{8,12}Z"), line::toString);
      assertTrue(line.get("level").asString().matches("error|warn|info"), line::toString);
      assertEquals("a", line.get("device").asString());
      assertTrue(line.get("fleet").asString().matches("[0-9a-f]{32}"), line::toString);
      assertTrue(line.get("trace").asString().matches("[0-9a-f]{32}"), line::toString);
      assertFalse(line.get("message").asString().isEmpty(), line::toString);
    }
    assertEquals("started", lines.getFirst().get("event").asString());
    assertEquals(process.pid(), lines.getFirst().get("process").asLong());
    assertEquals("ended", lines.getLast().get("event").asString());
    assertEquals("", Files.readString(out), "nothing is said elsewhere");
    assertFalse(Files.readString(log).contains(S3Server.SECRET));
  }

  @Test
  void goesToAFileOfItsOwn() throws Exception {
    Path errors = log;
    log = folder.resolve("tcfsd.log");
    ProcessBuilder builder = a.agent("--log=json", "--log-file=" + log);
    builder.environment().putAll(s3);
    Process process = builder.redirectError(errors.toFile()).start();
    started.add(process);
    assertEquals("ready", process.inputReader().readLine());
    assertEquals(1, lines("ready", null).size());
    assertEquals("", Files.readString(errors));
  }

  @Test
  void saysInTheSameFormWhyItDoesNotStart() throws Exception {
    Files.delete(a.home().resolve("config/device.yaml"));
    Process process = start("--log=json");
    assertEquals(78, process.waitFor());
    JsonNode only = lines().getFirst();
    assertEquals(1, lines().size());
    assertEquals("not_started", only.get("event").asString());
    assertTrue(only.get("message").asString().contains("not part of a fleet"), only::toString);
    assertTrue(only.get("next_step").asString().startsWith("tcfs init"), only::toString);
    assertNull(only.get("device"));
  }

  @Test
  void refusesAFileThatCannotBeWritten() throws Exception {
    Process process = start("--log-file", folder.resolve("none/log").toString());
    assertEquals(1, process.waitFor());
    assertTrue(Files.readString(log).startsWith("tcfs: tcfsd failed: "), Files.readString(log));
  }
}
