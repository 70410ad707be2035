package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.metrics.MetricsServer;
import io.tummycrypt.tcfs.core.loop.Pace;
import io.tummycrypt.tcfs.engine.leaf.LeafState.Health;
import io.tummycrypt.tcfs.store.nats.Cable;
import io.tummycrypt.tcfs.store.nats.ServerWork;
import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Agents at a leaf node, which one of them runs, and at its hub, with a cable between the two. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class LeafNodeTest {
  /** So seldom that nothing in a test comes from polling. */
  private static final Pace ONLY_HEARING = RunningAgent.QUICK.polling(3_600_000);

  @TempDir Path folder;
  private LeafLab lab;
  private final List<RunningAgent> running = new ArrayList<>();

  @BeforeEach
  void build() throws IOException {
    lab = new LeafLab(folder);
  }

  @AfterEach
  void endAll() throws Exception {
    endAgents();
    lab.close();
  }

  private void endAgents() throws InterruptedException {
    for (RunningAgent agent : running) {
      agent.end();
    }
  }

  private RunningAgent run(Machine machine) throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(machine, ONLY_HEARING);
    running.add(agent);
    return agent;
  }

  /** The leaf node is linked, and the two machines near it have found it. */
  private RunningAgent runAll() throws IOException, InterruptedException {
    RunningAgent ofA = run(lab.a);
    Eventually.holds(() -> ofA.leaf().health() == Health.CONNECTED, () -> "" + ofA.leaf());
    RunningAgent ofB = run(lab.b);
    RunningAgent ofC = run(lab.c);
    hears(ofA, lab.leafUrl());
    hears(ofB, lab.leafUrl());
    hears(ofC, lab.hub.url());
    return ofA;
  }

  private static void hears(RunningAgent agent, String url) {
    Eventually.holds(
        () -> url.equals(Objects.requireNonNull(agent.hearing()).server()),
        () -> "it hears by " + agent.hearing());
  }

  private static void arrives(String path, String text, Machine... machines) {
    for (Machine machine : machines) {
      Eventually.holds(
          () -> machine.read(path).equals(text), () -> path + " has not come to " + machine.name());
    }
  }

  private String ofLeaf() throws Exception {
    return ServerWork.state(lab.leafUrl(), "a", "pw-of-a", "STATE_UPDATES");
  }

  private String copied() throws Exception {
    return ServerWork.state(lab.hub.url(), "x", "x", "STATE_UPDATES_lan");
  }

  @Test
  void keepHearingOfEachOtherWhileTheUplinkIsCutAndAreCompleteAfterwards() throws Exception {
    RunningAgent ofA = runAll();
    lab.c.write("from-c", "before");
    arrives("from-c", "before", lab.a, lab.b);
    lab.a.write("from-a", "before");
    arrives("from-a", "before", lab.b, lab.c);

    lab.cable.cut();
    lab.c.write("from-c", "while cut");
    for (int i = 0; i < 3; i++) {
      running.subList(0, 2).forEach(near -> hears(near, lab.leafUrl()));
      lab.a.write("from-a", "while cut " + i);
      arrives("from-a", "while cut " + i, lab.b);
      lab.b.write("from-b", "while cut " + i);
      arrives("from-b", "while cut " + i, lab.a);
    }
    Eventually.holds(() -> ofA.leaf().health() == Health.CUT, () -> ofA.leaf() + "\n" + lab.told());
    String during = ofLeaf();
    assertNotEquals(during, copied());

    lab.cable.mend();
    arrives("from-c", "while cut", lab.a, lab.b);
    arrives("from-a", "while cut 2", lab.c);
    arrives("from-b", "while cut 2", lab.c);
    Eventually.holds(() -> copied().equals(ofLeaf()), () -> "the hub's copy has not all");
    lab.b.write("from-b", "after");
    arrives("from-b", "after", lab.a, lab.c);
  }

  /** As where the bucket is in the place of the hub, or beyond. */
  @Test
  void loseNothingWhereTheStoreIsCutTooAndAreCompleteAfterwards() throws Exception {
    lab.close();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path buckets = elsewhere.resolve("buckets");
    try (S3Server bucket = S3Server.start(buckets);
        Cable wayToBucket = Cable.to(bucket.port())) {
      lab =
          new LeafLab(
              elsewhere,
              bucket(buckets, bucket, wayToBucket.port()),
              bucket(buckets, bucket, bucket.port()));
      RunningAgent ofA = runAll();
      lab.a.write("from-a", "before");
      arrives("from-a", "before", lab.b, lab.c);

      lab.cable.cut();
      wayToBucket.cut();
      lab.a.write("from-a", "while cut");
      lab.b.write("from-b", "while cut");
      lab.c.write("from-c", "while cut");
      Eventually.holds(
          () -> ofA.leaf().health() == Health.CUT && !isAtStore(ofA), () -> "" + ofA.leaf());
      hears(ofA, lab.leafUrl());
      assertEquals("before", lab.b.read("from-a"));
      assertEquals("before", lab.c.read("from-a"));

      wayToBucket.mend();
      lab.cable.mend();
      arrives("from-a", "while cut", lab.b, lab.c);
      arrives("from-b", "while cut", lab.a, lab.c);
      arrives("from-c", "while cut", lab.a, lab.b);
      endAgents();
    }
  }

  private static boolean isAtStore(RunningAgent agent) {
    return agent.knowledge().state().store().isReachable();
  }

  private static Place bucket(Path buckets, S3Server server, int port) {
    SortedMap<String, String> environment = new TreeMap<>(server.environment());
    environment.put("TCFS_S3_ENDPOINT", "http://127.0.0.1:" + port);
    String name = S3Server.BUCKET + "/fleet";
    return new Place("s3://" + name, buckets.resolve(name), environment);
  }

  @Test
  void whatIsPublishedWhileTheUplinkIsCutIsAllAtTheHubAfterwards() throws Exception {
    runAll();
    lab.cable.cut();
    ServerWork.publish(lab.leafUrl(), "a", "pw-of-a", "STATE.a.test", 10_000, 10);
    String during = ofLeaf();
    assertTrue(Integer.parseInt(during.substring(0, during.indexOf(' '))) >= 10_000, during);
    lab.cable.mend();
    Eventually.holds(() -> copied().equals(ofLeaf()), () -> "the hub's copy has not all");
  }

  @Test
  void goToTheHubWhenTheLeafNodeEndsAndComeBack() throws Exception {
    RunningAgent ofA = runAll();
    lab.a.changeDocument(text -> text.replace("run: true", "run: false"));
    hearAtTheHub("ended");
    lab.a.changeDocument(text -> text.replace("run: false", "run: true"));
    hears(ofA, lab.leafUrl());
    hearAtTheLeaf("back");
  }

  @Test
  void goToTheHubWhenTheLeafNodeFallsSilentAndComeBack() throws Exception {
    runAll();
    saysOfLeaf("connected to its hub, since ", "; it serves a, b\n");
    lab.signalLeaf("STOP");
    hearAtTheHub("silent");
    saysOfLeaf("does not run, since ", "; it served a, b\n");
    lab.signalLeaf("CONT");
    hearAtTheLeaf("speaks");
  }

  private void saysOfLeaf(String beginning, String end) {
    Pattern line =
        Pattern.compile("  leaf node  " + Pattern.quote(beginning) + ".*" + Pattern.quote(end));
    Eventually.holds(
        () -> line.matcher(lab.a.done("status").out()).find(), () -> lab.a.done("status").all());
  }

  @Test
  void tellsInMetricsAndToADoctorWhatItIsUsedFor() throws Exception {
    RunningAgent ofA = runAll();
    Eventually.holds(() -> ofA.leaf().use().devices().size() == 2, () -> "" + ofA.leaf());
    String doctor = lab.a.done("doctor", "nats").out();
    assertTrue(doctor.contains("connected to its hub; 2 clients (a, b), "), doctor);
    try (MetricsServer server = MetricsServer.start("127.0.0.1:0", ofA.knowledge())) {
      URI metrics = URI.create("http://127.0.0.1:" + server.address().getPort() + "/metrics");
      Eventually.holds(
          () -> {
            String served = new String(metrics.toURL().openStream().readAllBytes(), UTF_8);
            return served.contains("\ntcfs_leaf_clients 2.0\n")
                && served.contains("\ntcfs_leaf_store_max_bytes 1.073741824E9\n")
                && !served.contains("\ntcfs_leaf_store_bytes 0.0\n");
          },
          () -> "" + ofA.leaf());
    }
  }

  /** Of both machines near the leaf node, and one that is not. */
  private void hearAtTheHub(String text) throws IOException {
    running.subList(0, 2).forEach(near -> hears(near, lab.hub.url()));
    hearOfEachOther(text);
  }

  private void hearAtTheLeaf(String text) throws IOException {
    running.subList(0, 2).forEach(near -> hears(near, lab.leafUrl()));
    hearOfEachOther(text);
  }

  private void hearOfEachOther(String text) throws IOException {
    lab.c.write("from-c", text);
    arrives("from-c", text, lab.a, lab.b);
    lab.a.write("from-a", text);
    arrives("from-a", text, lab.b, lab.c);
  }

  @Test
  void aLeafNodeThatDiesIsStartedAgain() throws Exception {
    runAll();
    ProcessHandle first = lab.leaf();
    first.destroyForcibly();
    Eventually.holds(
        () -> lab.leaf().isAlive() && lab.leaf().pid() != first.pid(), () -> "none runs");
    hearAtTheLeaf("again");
  }

  @Test
  void aLeafNodeStoresNoMoreThanItMay() throws Exception {
    lab.a.changeDocument(text -> text.replace("run: true", "run: true, maxFileBytes: 1000000"));
    runAll();
    IOException full =
        new IOException(
            assertThrows(
                Exception.class,
                () ->
                    ServerWork.publish(
                        lab.leafUrl(), "a", "pw-of-a", "STATE.a.test", 100, 100_000)));
    assertTrue(String.valueOf(full.getMessage()).contains("resource"), full::toString);
    String doctor = lab.a.tcfs("doctor", "nats").out();
    assertTrue(doctor.contains("nearly full; "), doctor);
  }

  @Test
  void isSeenInAPlanAndMadeByTheAgent() throws Exception {
    Path file = lab.a.home().resolve("state/leaf/nats-server.conf");
    String make = "NATS\n  make leaf configuration  " + file + "\n  make leaf server";
    Machine.Ended diff = lab.a.ends(2, "diff-desired");
    assertTrue(diff.out().contains(make), diff::all);
    Machine.Ended sync = lab.a.ends(3, "sync");
    assertTrue(
        sync.err().contains("only the agent starts and ends the nats-server of this device"),
        sync::all);
    assertTrue(Files.exists(file));
    assertTrue(
        lab.a
            .tcfs("doctor", "nats")
            .out()
            .contains("nats-server does not run as the document says"));

    RunningAgent ofA = run(lab.a);
    Eventually.holds(() -> ofA.leaf().health() == Health.CONNECTED, () -> "" + ofA.leaf());
    hears(ofA, lab.leafUrl());
    lab.a.sync();
    lab.a.ends(0, "diff-desired");
    assertTrue(lab.a.done("doctor", "nats").out().contains("connected to its hub; "));

    // Not published: the agent would be faster.
    lab.a.done("fleet", "pull");
    Path copy = lab.a.home().resolve("config/fleet.yaml");
    Files.writeString(copy, Files.readString(copy).replace("domain: lan", "domain: den"));
    Machine.Ended changed = lab.a.ends(2, "diff-desired");
    assertTrue(changed.out().contains("jetstream.domain: lan -> den"), changed::all);
    assertTrue(changed.out().contains("replace leaf server"), changed::all);
  }

  @Test
  void aDeviceThatIsRevokedServesNobodyAnyMore() throws Exception {
    RunningAgent ofA = runAll();
    ProcessHandle server = lab.leaf();
    lab.c.done("device", "revoke", "a");
    lab.c.write("from-c", "text");
    awaitEnd(ofA, server);
    arrives("from-c", "text", lab.b);
  }

  @Test
  void aDeviceThatTheDocumentLeavesOutServesNobodyAnyMore() throws Exception {
    RunningAgent ofA = RunningAgent.of(lab.a);
    running.add(ofA);
    Eventually.holds(() -> ofA.leaf().health() == Health.CONNECTED, () -> "" + ofA.leaf());
    ProcessHandle server = lab.leaf();
    lab.c.changeDocument(text ->
        Stream.of(text.split("(?m)^---\\n"))
            .filter(object -> !object.contains("name: a\n"))
            .collect(Collectors.joining("---\n")));
    awaitEnd(ofA, server);
  }

  private void awaitEnd(RunningAgent agent, ProcessHandle server) {
    Eventually.holds(
        () -> agent.leaf().health() == Health.NONE && !server.isAlive(),
        () -> agent.leaf() + "\n" + agent.failures());
    assertFalse(Files.exists(lab.a.home().resolve("state/leaf/nats-server.conf")));
  }

  @Test
  void whatTriesOneServerIsNotLeftAtTheOther() throws Exception {
    runAll();
    String before = ServerWork.state(lab.hub.url(), "x", "x", "STATE_UPDATES");
    lab.a.done("doctor", "nats");
    lab.a.write("from-a", "text");
    arrives("from-a", "text", lab.c);
    String after = ServerWork.state(lab.hub.url(), "x", "x", "STATE_UPDATES");
    long sent = last(after) - last(before);
    assertTrue(sent < 5, () -> "the hub has " + sent + " messages more");
  }

  private static long last(String state) {
    return Long.parseLong(state.substring(state.lastIndexOf(' ') + 1));
  }

  @Test
  void isGoneAfterItsAgentWasKilled() throws Exception {
    Process agent = lab.a.agent().start();
    try {
      assertEquals("ready", agent.inputReader().readLine());
      Eventually.holds(() -> lab.leaf().isAlive(), () -> "there is no leaf node");
      ProcessHandle leaf = lab.leaf();
      agent.destroyForcibly().onExit().join();
      Eventually.holds(() -> !leaf.isAlive(), () -> "it lives on");
    } finally {
      agent.destroyForcibly().onExit().join();
    }
  }
}
