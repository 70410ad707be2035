package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneAtATimeTest {
  @TempDir Path folder;

  static List<List<String>> changing(TestDevice device) {
    return List.of(
        List.of("init"),
        List.of("sync"),
        List.of("apply", "--yes"),
        List.of("fleet", "publish"),
        List.of("fleet", "pull"),
        List.of("device", "enroll"),
        List.of("device", "revoke", "bob"),
        List.of("resolve-conflict", device.docs.resolve("a").toString(), "--keep-local"),
        List.of("release", "docs", "--reject"));
  }

  @Test
  void theSecondOfTwoThatChangeSomethingSaysWhoIsAtWork() throws IOException {
    TestDevice ada = TestDevice.initialised(folder, "ada");
    TestDevice.initialised(folder, "bob");
    ada.write("a", "a");
    Instant since = Instant.parse("2026-11-28T16:05:57.439351228Z");
    RunLock.Attempt attempt = RunLock.take(TcfsHome.in(ada.home), "tcfs sync", since);
    try (RunLock _ = assertInstanceOf(RunLock.Attempt.Taken.class, attempt).lock()) {
      SortedMap<String, String> before = TestDevice.contents(folder);
      for (List<String> command : changing(ada)) {
        ada.expect(1, command.toArray(String[]::new));
        String who =
            "tcfs: 'tcfs sync' (process %d, since 2026-11-28 16:05:57Z) is at work"
                .formatted(ProcessHandle.current().pid());
        assertTrue(ada.err.startsWith(who), command + ": " + ada.err);
        assertTrue(ada.err.contains(" is at work on this device\nnext step: "), ada.err);
      }
      for (String reader : List.of("diff-desired", "status", "conflicts")) {
        ada.run(reader);
        assertEquals("", ada.err, reader);
      }
      ada.expect(0, "device", "list");
      ada.expect(0, "fleet", "render");
      assertEquals(before, TestDevice.contents(folder));
    }
    ada.expect(0, "sync");
  }

  @Test
  void aMachineWithoutAFleetIsToldSoAndGetsNoFolders() throws IOException {
    TestDevice ada = new TestDevice(folder, "ada");
    List<List<String>> all = changing(ada);
    for (List<String> command : all.subList(1, all.size())) {
      ada.expect(1, command.toArray(String[]::new));
      assertTrue(ada.err.contains("this machine is not part of a fleet yet"), ada.err);
    }
    assertFalse(Files.exists(ada.home));
  }
}
