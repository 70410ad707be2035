package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.engine.home.SourceNote.Outcome;
import io.tummycrypt.tcfs.store.nats.NatsServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What a machine does by the two switches of its own, {@code enable} and {@code fleet}. */
class SwitchesTest extends TwoMachines {
  private static void set(Machine machine, String lines) throws IOException {
    Path file = machine.home().resolve("config/device.yaml");
    String before = Files.readString(file).replaceAll("(?m)^(enable|fleet): .*\\n", "");
    // An agent that runs never sees half of it.
    Path fresh = Files.writeString(file.resolveSibling("device.new"), before + lines);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String lines(boolean enable, boolean fleet) {
    return "enable: " + enable + "\nfleet: " + fleet + "\n";
  }

  @Test
  void withBothTheDeviceTakesPart() throws IOException {
    set(a, lines(true, true));
    a.write("file", "text");
    a.sync();
    assertFalse(a.done("status").out().contains("  off  "));
    b.sync();
    assertEquals("text", b.read("file"));
  }

  @Test
  void withoutTheFleetSingleFilesMoveWhenSomebodySaysSo() throws IOException {
    set(a, lines(true, false));
    a.write("file", "text");
    Machine.Ended refused = a.ends(1, "sync");
    assertTrue(
        refused.err().contains("this device does not take part in its fleet (fleet: false in "),
        refused.err());
    a.ends(1, "apply", "--yes");
    a.ends(1, "release", "docs", "--reject");
    assertTrue(a.done("status").out().contains("  off        fleet: false in device.yaml"));
    a.done("push", a.at("file").toString());
    b.sync();
    assertEquals("text", b.read("file"));
    b.write("other", "text of b");
    b.sync();
    a.done("pull", "docs/other", folder.resolve("copy").toString());
    assertEquals("text of b", Files.readString(folder.resolve("copy")));
  }

  @ParameterizedTest
  @CsvSource({"true,'enable: false'", "false,'enable: false, fleet: false'"})
  void switchedOffNothingIsChanged(boolean fleet, String off) throws IOException {
    a.write("file", "text");
    a.sync();
    b.write("other", "text");
    b.sync();
    a.write("file", "another");
    set(a, lines(false, fleet));
    SortedMap<String, String> before = a.everything();
    for (String[] command :
        new String[][] {
          {"sync"},
          {"apply", "--yes"},
          {"push", a.at("file").toString()},
          {"pull", "docs/other", a.at("other").toString()},
          {"fleet", "publish"},
          {"fleet", "publish", "--from-source"},
          {"root", "remove", "docs"},
          {"device", "revoke", "b"}
        }) {
      a.ends(1, command);
    }
    assertTrue(a.ends(1, "sync").err().contains("tcfs is switched off on this machine (" + off));
    assertTrue(a.tcfs("status").out().contains("  off        " + off + " in device.yaml"));
    assertTrue(a.done("status", "--json").out().contains("\"switchedOff\" : \"" + off + "\""));
    assertEquals(before, a.everything());
    set(a, "");
    a.sync();
    b.sync();
    assertEquals("another", b.read("file"));
  }

  /** The store may be taken away, and nobody notices; what is here stays. */
  @Test
  void anAgentAsksNoServerWithinACycleAndGoesOnLater() throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(a);
    try {
      a.write("one", "1");
      Eventually.holds(() -> b.sync() != null && Files.exists(b.at("one")), () -> "it is away");
      set(a, lines(true, false));
      Eventually.holds(() -> agent.stops() > 0, () -> "it goes on");
      Path away = a.store().resolveSibling("away");
      Files.move(a.store(), away);
      int stops = agent.stops();
      a.write("two", "2");
      Eventually.holds(() -> agent.stops() > stops + 3, () -> "it does not look any more");
      assertEquals(List.of(), agent.failures());
      assertEquals("1", a.read("one"));
      Files.move(away, a.store());
      b.sync();
      assertFalse(Files.exists(b.at("two")));
      set(a, lines(true, true));
      Eventually.holds(() -> b.sync() != null && Files.exists(b.at("two")), () -> "it rests");
    } finally {
      agent.end();
    }
  }

  /** Of two agents that do the same the other one still does it. */
  @Test
  void anAgentThatIsSwitchedOffLeavesTheServerAndTheSourceOfTheDocument() throws Exception {
    int port = NatsServer.freePort();
    Path streams = Files.createDirectory(folder.resolve("nats"));
    List<RunningAgent> running = new ArrayList<>();
    try (NatsServer nats = NatsServer.start(streams, "http: \"127.0.0.1:" + port + "\"");
        HttpClient client = HttpClient.newHttpClient()) {
      SourceRepository repository = SourceRepository.in(folder.resolve("repository"));
      a.changeDocument(
          text -> text.replaceFirst("spec:\n", "spec:\n  nats:\n    urls: [" + nats.url() + "]\n"));
      String document = Files.readString(a.home().resolve("config/fleet.yaml"));
      String first = repository.commit("# first\n" + document);
      for (Machine machine : fleet.machines()) {
        set(machine, "documentSource: {git: " + repository.folder() + ", pollSeconds: 1}\n");
        running.add(RunningAgent.of(machine));
      }
      RunningAgent agentOfA = running.getFirst();
      RunningAgent agentOfB = running.getLast();
      Eventually.holds(() -> connections(client, port) == 2, () -> "they do not connect");
      isPublished(agentOfA, first);
      isPublished(agentOfB, first);

      set(a, lines(true, false));
      Eventually.holds(() -> connections(client, port) == 1, () -> "both are connected");
      Eventually.holds(() -> agentOfA.stops() > 0, () -> "it goes on");
      isPublished(agentOfB, repository.commit(changed(document, "interactive")));
      String third = repository.commit(changed(document, "defer"));
      isPublished(agentOfB, third);
      assertEquals(Set.of(third), fetched(b));
      assertEquals(Set.of(first), fetched(a));

      set(b, lines(true, false));
      Eventually.holds(() -> connections(client, port) == 0, () -> "one is connected");
    } finally {
      for (RunningAgent agent : running) {
        agent.end();
      }
    }
  }

  private static String changed(String document, String mode) {
    return document.replace("conflictMode: auto", "conflictMode: " + mode);
  }

  private static void isPublished(RunningAgent agent, String commit) {
    Eventually.holds(
        () ->
            agent.notes().getLast().outcome() == Outcome.PUBLISHED
                && agent.notes().getLast().version().equals(commit),
        () -> agent.notes().toString());
  }

  /** The commits at which a machine has seen the source of the document last. */
  private static Set<String> fetched(Machine machine) throws IOException {
    Set<String> commits = new HashSet<>();
    for (Path file : KillUsers.files(machine.home().resolve("cache/document-source"))) {
      if (file.toString().contains("/refs/")) {
        commits.add(Files.readString(file).strip());
      }
    }
    return commits;
  }

  /** How many clients there are, as the server says. */
  private static int connections(HttpClient client, int port)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + "/connz");
    var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    return new JsonMapper().readTree(answer.body()).get("num_connections").asInt();
  }
}
