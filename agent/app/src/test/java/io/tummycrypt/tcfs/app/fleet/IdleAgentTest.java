package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.store.object.StoreRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent brings here it does not take for news, and without news it writes nothing. */
class IdleAgentTest extends TwoMachines {
  private static final int POLLS = 40;

  private final List<RunningAgent> running = new ArrayList<>();
  private RunningAgent agent;

  @BeforeEach
  void run() throws IOException, InterruptedException {
    running.add(RunningAgent.of(a));
    agent = RunningAgent.of(b);
    running.add(agent);
  }

  @AfterEach
  void end() throws InterruptedException {
    for (RunningAgent each : running) {
      each.end();
    }
  }

  /** The slots of a device. */
  private List<Path> slots(Machine machine) throws IOException {
    return KillUsers.files(b.store().resolve("heads").resolve(machine.name()));
  }

  private void polls(int times) {
    for (RunningAgent each : running) {
      int before = each.looks().size();
      Eventually.holds(() -> each.looks().size() >= before + times, () -> "it polls no more");
    }
  }

  /** Waits until nothing is written any more, over so many polls. */
  private SortedMap<String, String> atRest() throws IOException {
    List<SortedMap<String, String>> last = new ArrayList<>(List.of(new TreeMap<>()));
    Eventually.holds(
        () -> {
          polls(5);
          SortedMap<String, String> now = written();
          return now.equals(last.set(0, now));
        },
        () -> "they do not come to rest");
    return last.getFirst();
  }

  /** All that is in the store, and that agents keep, with times. */
  private SortedMap<String, String> written() throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    Tree.everything(a.store()).forEach((path, what) -> all.put("store: " + path, what));
    for (Machine machine : fleet.machines()) {
      Tree.everything(machine.home().resolve("state"))
          .forEach((path, what) -> all.put(machine.name() + ": " + path, what));
      Tree.everything(machine.docs())
          .forEach((path, what) -> all.put(machine.name() + " docs: " + path, what));
    }
    return all;
  }

  private long writes(RunningAgent each) {
    return each.knowledge().counts().requests().entrySet().stream()
        .filter(kind ->
            kind.getKey() == StoreRequest.Kind.CREATE || kind.getKey() == StoreRequest.Kind.DELETE)
        .mapToLong(kind -> kind.getValue().count())
        .sum();
  }

  @Test
  void whatItHasFetchedIsNoEditOfItsOwn() throws IOException {
    a.write("first", "text");
    a.write("deep/er/file", "text");
    Eventually.holds(() -> b.read("deep/er/file").equals("text"), () -> "it has not come");
    atRest();
    List<Path> before = slots(b);
    for (int i = 0; i < 5; i++) {
      String text = "text " + i;
      String path = "deep/er/file" + i;
      a.write("first", text);
      a.write(path, text);
      Eventually.holds(
          () -> b.read("first").equals(text) && b.read(path).equals(text),
          () -> text + " has not come");
    }
    a.delete("deep/er/file0");
    Eventually.holds(() -> Files.notExists(b.at("deep/er/file0")), () -> "it is still there");
    atRest();
    assertEquals(before, slots(b));
    assertEquals(
        List.of(), b.done("log").out().lines().filter(line -> line.contains("  b  ")).toList());
  }

  @Test
  void pollsWriteNothing() throws IOException {
    a.write("from a", "text");
    b.write("from b", "text");
    Eventually.holds(
        () -> b.read("from a").equals("text") && a.read("from b").equals("text"),
        () -> "nothing has come");
    SortedMap<String, String> before = atRest();
    List<Long> writesBefore = running.stream().map(this::writes).toList();
    polls(POLLS);
    assertEquals(before, written());
    assertEquals(writesBefore, running.stream().map(this::writes).toList());
  }
}
