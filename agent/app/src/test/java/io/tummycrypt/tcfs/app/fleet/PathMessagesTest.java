package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import io.tummycrypt.tcfs.store.nats.ServerWork;
import io.tummycrypt.tcfs.store.nats.ServerWork.Stored;
import io.tummycrypt.tcfs.store.nats.StateListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other programs are told of a device's paths through a server of their own. */
@Timeout(300)
class PathMessagesTest implements AnyStore {
  private static final Pattern PATH =
      Pattern.compile("\"(?:rel_path|old_path)\":\"([^\"]*)\"(?:,\"new_path\":\"([^\"]*)\")?");
  private static final Pattern HEAD = Pattern.compile("\"manifest_path\":\"([^\"]*)\"");

  /** So seldom that nothing in a test comes from polling. */
  private static final Pace ONLY_HEARING = RunningAgent.QUICK.polling(3_600_000);

  @TempDir Path folder;
  private NatsServer server;
  private Machine a;
  private final List<RunningAgent> running = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void join() throws IOException {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    a = Machine.in(folder, "a", place(folder));
    a.doneWith("TCFS_NATS", server.url(), a.initArgs());
  }

  @AfterEach
  void endAll() throws InterruptedException {
    for (RunningAgent agent : running) {
      agent.end();
    }
    processes.forEach(process -> process.destroyForcibly().onExit().join());
    server.close();
  }

  private RunningAgent run(Machine machine) throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(machine, ONLY_HEARING);
    running.add(agent);
    return agent;
  }

  private Process start() throws IOException {
    Process agent = a.agent().start();
    processes.add(agent);
    assertEquals("ready", agent.inputReader().readLine());
    return agent;
  }

  /** Type and path, or paths. */
  private static String summary(Stored message) {
    String type = message.subject().substring(message.subject().lastIndexOf('.') + 1);
    boolean isOfType = message.text().startsWith("{\"type\":\"" + type + "\",");
    assertTrue(isOfType || type.equals("head"), message::text);
    Matcher path = PATH.matcher(message.text());
    if (!path.find()) {
      return type;
    }
    return type + " " + path.group(1) + (path.group(2) == null ? "" : " " + path.group(2));
  }

  private static boolean isOfPath(String summary) {
    return summary.contains(" ");
  }

  /** All that device a has told of paths. */
  private List<String> ofPaths() throws Exception {
    List<Stored> all = ServerWork.stored(server, "STATE.a.*");
    List<String> ids = all.stream().map(message -> "" + message.id()).toList();
    assertEquals(new HashSet<>(ids).size(), ids.size(), () -> "some are there twice: " + ids);
    return all.stream().map(PathMessagesTest::summary).filter(PathMessagesTest::isOfPath).toList();
  }

  private void tells(List<String> expected) {
    Eventually.holds(() -> ofPaths().size() >= expected.size(), () -> toldInstead(expected));
    holds(expected);
  }

  private String toldInstead(List<String> expected) {
    try {
      return "expected " + expected + ", not " + ofPaths() + "\n" + a.tcfs("status").all();
    } catch (Exception e) {
      return e.toString();
    }
  }

  private void holds(List<String> expected) {
    try {
      assertEquals(expected, ofPaths());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void outboxIs(String text) {
    Eventually.holds(
        () -> a.done("status").out().contains("outbox " + text),
        () -> "no outbox of " + text + " in\n" + a.done("status").all());
  }

  private void hasInJson(String pattern) {
    String json = a.done("status", "--json").out();
    assertTrue(Pattern.compile(pattern).matcher(json).find(), json);
  }

  private long heads() throws IOException {
    return KillUsers.files(a.store().resolve("heads/a")).stream()
        .mapToLong(file -> Long.parseLong(file.getFileName().toString()))
        .max()
        .orElse(0);
  }

  private void publishes(long head) {
    Eventually.holds(() -> heads() >= head, () -> "there is no head " + head);
  }

  @Test
  void areOneForEachChangeInOrderAndAfterItIsInTheStore() throws Exception {
    List<String> early = new ArrayList<>();
    List<String> live = new ArrayList<>();
    try (StateListener _ =
        StateListener.of(
            server,
            message -> {
              Matcher head = HEAD.matcher(message.text());
              if (head.find() && !isThere(head.group(1))) {
                early.add(message.text());
              }
              live.add(summary(message));
            })) {
      run(a);
      a.write("one.txt", "text of one");
      tells(List.of("file_synced one.txt"));
      a.write("one.txt", "other text of one");
      tells(List.of("file_synced one.txt", "file_synced one.txt"));
      Files.move(a.at("one.txt"), a.at("two.txt"));
      List<String> renamed =
          List.of("file_synced one.txt", "file_synced one.txt", "file_renamed one.txt two.txt");
      tells(renamed);
      a.delete("two.txt");
      List<String> all = new ArrayList<>(renamed);
      all.add("file_deleted two.txt");
      tells(all);
      Eventually.holds(() -> live.contains("file_deleted two.txt"), live::toString);
      assertEquals(all, live.stream().filter(PathMessagesTest::isOfPath).toList());
      assertEquals(List.of(), early);
    }
    outboxIs("0");
  }

  /** A head that was pruned since was there, if one after it is. */
  private boolean isThere(String key) {
    try {
      return heads() >= Long.parseLong(key.substring(key.lastIndexOf('/') + 1));
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void waitWhileTheServerIsAway() throws Exception {
    run(a);
    a.write("before", "text");
    tells(List.of("file_synced before"));
    server.kill();
    List<String> expected = new ArrayList<>(List.of("file_synced before"));
    for (int i = 100; i < 150; i++) {
      long head = heads();
      a.write("f" + i, "text " + i);
      publishes(head + 1);
      expected.add("file_synced f" + i);
    }
    Eventually.holds(
        () -> a.done("status").out().matches("(?s).*offline, since .*; outbox 5\\d; .*"),
        () -> a.done("status").all());
    hasInJson("\"outbox\" *: *5\\d");
    server.restart();
    tells(expected);
    outboxIs("0");
  }

  @Test
  void waitWhileNobodyTellsThem() throws Exception {
    RunningAgent agent = run(a);
    outboxIs("0");
    agent.end();
    assertTrue(a.done("status").out().contains("; outbox 0\n"), a.done("status").all());
    a.write("one", "text");
    a.sync();
    a.write("two", "text");
    a.sync();
    Path file = Files.writeString(folder.resolve("pushed"), "text of it");
    a.done("push", file.toString());
    assertTrue(a.done("status").out().contains("; outbox 3\n"), a.done("status").all());
    a.sync();
    assertTrue(a.done("status").out().contains("; outbox 3\n"), "at rest it is the same");
    hasInJson("\"outbox\" *: *3");
    assertTrue(a.done("sync-status").out().contains("; outbox 3\n"), a.done("sync-status").all());
    run(a);
    tells(List.of("file_synced one", "file_synced two", "file_synced pushed"));
    outboxIs("0");
  }

  @Test
  void areThereOnceIfTheAgentIsKilledBeforeItTellsThem() throws Exception {
    a.sync();
    start().destroyForcibly().onExit().join();
    server.kill();
    Process agent = start();
    long head = heads();
    a.write("one", "text");
    publishes(head + 1);
    agent.destroyForcibly().onExit().join();
    server.restart();
    start();
    tells(List.of("file_synced one"));
  }

  @Test
  void areThereOnceIfTheAgentIsKilledBeforeItNotesThem() throws Exception {
    Process agent = start();
    a.write("f0", "text 0");
    tells(List.of("file_synced f0"));
    outboxIs("0");
    Path note = a.home().resolve("state/outbox");
    String before = Files.readString(note);
    for (int i = 1; i < 4; i++) {
      a.write("f" + i, "text " + i);
      tells(IntStream.rangeClosed(0, i).mapToObj(each -> "file_synced f" + each).toList());
    }
    agent.destroyForcibly().onExit().join();
    Files.writeString(note, before);
    // It has forgotten the ids, as after some minutes.
    ServerWork.change(server, stream -> stream.duplicateWindow(Duration.ofMillis(100)));
    a.write("last", "text");
    start();
    tells(
        List.of(
            "file_synced f0",
            "file_synced f1",
            "file_synced f2",
            "file_synced f3",
            "file_synced last"));
  }

  @Test
  void areThereOnceWheneverTheAgentIsKilled() throws Exception {
    a.sync(); // Of a first run that was cut short a person decides what is published.
    start().destroyForcibly().onExit().join();
    List<String> expected = new ArrayList<>();
    for (int kill = 0; kill < 4; kill++) {
      Process agent = start();
      long head = heads();
      for (int i = 0; i < 40; i++) {
        String path = "files/" + kill + "-" + (100 + i);
        a.write(path, "text " + path);
        expected.add("file_synced " + path);
      }
      publishes(head + 1);
      agent.destroyForcibly().onExit().join();
    }
    start();
    Eventually.holds(() -> ofPaths().size() >= expected.size(), () -> toldInstead(expected));
    assertEquals(expected, ofPaths().stream().sorted().toList());
    outboxIs("0");
  }

  @Test
  void beginWithTheFirstAgent() throws Exception {
    a.write("before", "text");
    a.sync();
    run(a);
    a.write("one", "text");
    tells(List.of("file_synced one"));
  }

  @Test
  void tellOfTheFirstPushOfANewDevice() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 1000; i < 1700; i++) {
      a.write("f" + i, "text " + i);
      expected.add("file_synced f" + i);
    }
    run(a);
    tells(expected);
  }

  @Test
  void aResolutionIsToldAsOne() throws Exception {
    Machine b = Machine.in(folder, "b", a.place());
    b.init();
    a.declare("conflictMode: interactive");
    a.write("plan.txt", "before");
    new Fleet(List.of(a, b)).converge();
    a.write("plan.txt", "by a");
    b.write("plan.txt", "by b");
    run(a).end();
    b.tcfs("sync");
    a.ends(4, "sync");
    run(a);
    tells(List.of("file_synced plan.txt"));
    a.done("resolve-conflict", a.at("plan.txt").toString(), "--keep-both");
    Eventually.holds(() -> ofPaths().size() > 2, () -> "no resolution is told");
    List<String> told = ofPaths();
    assertEquals("file_synced plan.txt", told.getFirst());
    assertTrue(told.contains("conflict_resolved plan.txt"), told::toString);
    assertTrue(told.stream().anyMatch(each -> each.startsWith("file_synced plan.conflict-b-")));
    assertEquals(3, told.size(), told::toString);
    Stored resolved = ServerWork.stored(server, "STATE.a.conflict_resolved").getFirst();
    assertTrue(resolved.text().contains("\"resolution\":\"keep_both\""), resolved::text);
  }

  @Test
  void anAgentComesAndGoes() throws Exception {
    RunningAgent agent = run(a);
    Eventually.holds(() -> presence().size() == 1, () -> "nothing is told");
    server.kill();
    server.restart();
    Eventually.holds(() -> a.done("status").out().contains("connected"), () -> "it is away");
    a.write("one", "text");
    tells(List.of("file_synced one"));
    agent.end();
    // Once for each start, however often the server comes and goes.
    assertEquals(List.of("device_online", "device_offline"), presence());

    Process process = start();
    Eventually.holds(() -> presence().size() == 3, () -> "nothing is told");
    process.destroy();
    assertEquals(143, process.waitFor());
    assertEquals(
        List.of("device_online", "device_offline", "device_online", "device_offline"), presence());
  }

  private List<String> presence() throws Exception {
    return ServerWork.stored(server, "STATE.a.*").stream()
        .map(PathMessagesTest::summary)
        .filter(each -> each.startsWith("device_"))
        .toList();
  }

  @Test
  void areNoLagOfOtherDevices() throws Exception {
    Machine b = Machine.in(folder, "b", a.place());
    b.init();
    run(b).end();
    run(a);
    a.write("one", "text");
    a.write("two", "text");
    Eventually.holds(() -> ofPaths().size() == 2, () -> "nothing is told");
    String consumer = b.done("doctor", "nats").out();
    long notices = ServerWork.stored(server, "STATE.a.head").size();
    assertTrue(consumer.contains("state-b: " + notices + " behind"), consumer);
  }
}
