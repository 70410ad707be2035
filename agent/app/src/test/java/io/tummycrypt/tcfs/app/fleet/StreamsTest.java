package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.store.nats.NatsServer;
import io.tummycrypt.tcfs.store.nats.ServerWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams and consumers as desired state, with a server of their own. */
class StreamsTest {
  @TempDir Path folder;
  private NatsServer server;
  private Machine a;

  @BeforeEach
  void join() throws Exception {
    server = NatsServer.start(Files.createDirectory(folder.resolve("nats")));
    a = Machine.in(folder, "a");
    a.doneWith("TCFS_NATS", server.url(), a.initArgs());
    a.sync();
    ServerWork.deleteEverything(server);
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static void contains(String part, Machine.Ended ended) {
    assertTrue(ended.out().contains(part), ended::all);
  }

  @Test
  void aDiffShowsWhatIsMissingAndMakesNothing() throws Exception {
    for (int i = 0; i < 2; i++) {
      Machine.Ended diff = a.ends(2, "diff-desired");
      contains("NATS\n  make stream    STATE_UPDATES\n  make consumer  state-a\n", diff);
      contains("Next: 'tcfs apply' asks and does it", diff);
      assertEquals(List.of(), ServerWork.streams(server));
    }
  }

  @Test
  void aSyncMakesWhatIsMissingAndThereIsNothingToDo() throws Exception {
    Machine.Ended synced = a.sync();
    contains("Done at NATS\n  make stream    STATE_UPDATES\n", synced);
    contains("Result: 2 done, 0 skipped, 0 failed", synced);
    assertEquals(List.of("STATE_UPDATES"), ServerWork.streams(server));
    a.ends(0, "diff-desired");
    assertFalse(a.sync().out().contains("NATS\n"));
  }

  @Test
  void anApplyMendsOtherLimitsAndWhatIsInTheStreamStays() throws Exception {
    a.sync();
    ServerWork.change(server, stream -> stream.maxAge(Duration.ofHours(1)));
    ServerWork.publish(server, "STATE.x.head");
    contains("change stream  STATE_UPDATES  maxAge: 3600s -> 7d\n", a.ends(2, "diff-desired"));
    Machine.Ended applied = a.done("apply", "--yes");
    contains("change stream", applied);
    contains("Result: 1 done, 0 skipped, 0 failed", applied);
    a.ends(0, "diff-desired");
    assertEquals(1, ServerWork.messages(server));
  }

  @Test
  void aSavedPlanMendsExactlyWhatWasShown() throws Exception {
    a.sync();
    Path plan = folder.resolve("plan");
    ServerWork.deleteConsumer(server, "state-a");
    a.ends(2, "diff-desired", "-o", plan.toString());
    ServerWork.change(server, stream -> stream.maxAge(Duration.ofHours(1)));
    assertTrue(a.ends(1, "apply", plan.toString()).err().contains("change-stream"));
    a.ends(2, "diff-desired", "-o", plan.toString());
    contains("Result: 2 done, 0 skipped, 0 failed", a.done("apply", plan.toString()));
    a.ends(0, "diff-desired");
  }

  @Test
  void aServerThatIsAwayIsUnknownAndNoFailure() {
    a.sync();
    server.kill();
    contains("NATS: unknown\n  " + server.url() + ": Connection refused\n", a.done("diff-desired"));
    contains("\"streamsUnknown\"", a.done("diff-desired", "--json"));
    contains("NATS: unknown", a.sync());
  }

  @Test
  void whatCannotBeMendedIsWarnedOfAndTheFilesAreSynchronised() throws Exception {
    server.restart(
        """
        no_auth_user: u
        authorization { users: [ { user: u, password: p, permissions: {
          publish: { deny: ["$JS.API.STREAM.CREATE.>"] } } } ] }
        """);
    a.write("file", "text");
    Machine.Ended sync = a.ends(3, "sync");
    assertTrue(sync.err().contains("tcfs: NATS was not mended: "), sync::all);
    contains("NATS\n  make stream", sync);
    contains("1 done, 0 skipped, 0 failed", sync);
    a.ends(2, "diff-desired");
  }

  /** What a command loads that needs nothing of NATS, or whose fleet has none. */
  private String loaded(Machine machine, int code, String... args) throws Exception {
    Path log = Files.createTempFile(folder, "classes", ".log");
    Machine.Ended ended = machine.inProcessWith("-Xlog:class+load:file=" + log, args);
    assertEquals(code, ended.code(), ended::all);
    return Files.readString(log);
  }

  @Test
  void nobodyWaitsForAClientWhoHasNoUseForIt() throws Exception {
    Machine alone = Machine.in(Files.createDirectory(folder.resolve("alone")), "b");
    alone.init();
    alone.sync();
    assertFalse(loaded(alone, 0, "diff-desired").contains("io.nats."));
    assertFalse(loaded(alone, 0, "sync").contains("io.nats."));
    assertFalse(loaded(a, 0, "status").contains("io.nats."));
    assertFalse(loaded(a, 0, "--version").contains("io.nats."));
    assertTrue(loaded(a, 2, "diff-desired").contains("io.nats."));
  }
}
