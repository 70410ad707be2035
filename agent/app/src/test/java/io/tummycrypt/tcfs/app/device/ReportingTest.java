package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportingTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;
  private TestDevice ada;

  @BeforeEach
  void beginAFleet() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    ada.write("a.txt", "a");
  }

  private static List<String> reports(TestDevice device) throws IOException {
    if (!Files.exists(device.reports())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(device.reports())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String number(int n) {
    return "%020d".formatted(n);
  }

  @Test
  void aSyncReportsWhatItLeft() throws IOException {
    assertEquals(List.of(), reports(ada));
    ada.expect(0, "sync");
    assertEquals(List.of(number(1)), reports(ada));
    String report = Files.readString(ada.reports().resolve(number(1)));
    assertTrue(report.contains("\"outcome\":\"done\""), report);
    assertTrue(report.contains("\"revision\":1"), report);
    assertTrue(report.contains("\"drift\":0,\"conflicts\":0,\"held\":0"), report);
    assertTrue(report.contains("\"inventory\":{\"docs\":\"sha256:"), report);
    assertTrue(report.matches(".*\"seen\":\\{\"ada\":[1-9].*"), report);
  }

  @Test
  void aChangeIsReportedAtMostOnceAMinute() throws IOException {
    ada.expect(0, "sync");
    ada.write("b.txt", "b");
    ada.expect(0, "sync");
    assertEquals(List.of(number(1)), reports(ada));
    ada.later(MINUTE);
    ada.expect(0, "sync");
    assertEquals(List.of(number(1), number(2)), reports(ada));
    ada.later(MINUTE);
    ada.expect(0, "sync");
    assertEquals(List.of(number(1), number(2)), reports(ada), "nothing had changed");
    ada.later(HOUR);
    ada.expect(0, "sync");
    ada.later(HOUR);
    ada.expect(0, "apply", "--yes");
    assertEquals(List.of(number(2), number(3), number(4)), reports(ada));
  }

  @Test
  void lookingWritesNothingAnywhere() throws IOException {
    TestDevice bob = TestDevice.initialised(folder, "bob");
    bob.expect(0, "sync");
    ada.expect(0, "sync");
    ada.later(HOUR);
    ada.write("c.txt", "c");
    SortedMap<String, String> before = TestDevice.contents(folder);
    ada.expect(2, "diff-desired");
    ada.expect(2, "diff-desired", "--all-devices");
    ada.expect(0, "status");
    ada.expect(0, "device", "list");
    ada.expect(0, "conflicts");
    assertEquals(before, TestDevice.contents(folder));
  }

  @Test
  void aReportThatCannotBeWrittenFailsNoSync() throws IOException {
    Files.writeString(ada.store.resolve("reports"), "in the way");
    ada.expect(0, "sync");
    List<String> warnings = ada.err.lines().toList();
    assertEquals(1, warnings.size(), ada.err);
    assertTrue(warnings.getFirst().startsWith("tcfs: the report of this device was not written: "));
    ada.expect(0, "diff-desired");
    Files.delete(ada.store.resolve("reports"));
    ada.expect(0, "sync");
    assertEquals("", ada.err);
    assertEquals(List.of(number(1)), reports(ada));
  }

  @Test
  void aDamagedReportIsNamedByTheOthersAndReplacedByItsOwner() throws IOException {
    TestDevice bob = TestDevice.initialised(folder, "bob");
    ada.expect(0, "sync");
    Path report = ada.reports().resolve(number(1));
    byte[] bytes = Files.readAllBytes(report);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(report);
    Files.write(report, bytes);
    bob.expect(0, "sync");
    bob.expect(3, "device", "list");
    assertTrue(bob.out.contains("unreadable"), bob.out);
    assertTrue(bob.err.contains("object 'reports/ada/" + number(1) + "' is damaged"), bob.err);
    assertTrue(bob.err.contains("next step: run 'tcfs sync' on ada"), bob.err);
    bob.expect(3, "diff-desired", "--all-devices");
    assertTrue(bob.out.contains("Device ada: unknown, its report cannot be read"), bob.out);
    ada.expect(0, "sync");
    assertEquals(List.of(number(1), number(2)), reports(ada));
    bob.expect(0, "device", "list");
    assertFalse(bob.out.contains("unreadable"), bob.out);
  }

  @Test
  void deviceListShowsWhoWasSeenWhenAndWhoIsBehind() throws IOException {
    TestDevice bob = TestDevice.initialised(folder, "bob");
    ada.expect(0, "device", "list");
    assertTrue(line(ada, "bob").contains("enrolled  never"), ada.out);
    bob.expect(0, "sync");
    ada.expect(0, "sync");
    ada.expect(0, "device", "list");
    String seen = line(ada, "bob");
    assertTrue(
        seen.matches("bob +enrolled +\\d{4}-.*Z +development +2 +[1-9]\\d* +unsigned .*"), seen);
    assertTrue(line(ada, "ada").matches(".* 2 +0 +unsigned .*"), ada.out);
    ada.expect(0, "fleet", "pull");
    String text = Files.readString(ada.document());
    Files.writeString(ada.document(), text.replace("conflictMode: auto", "conflictMode: defer"));
    ada.expect(0, "fleet", "publish");
    ada.expect(0, "device", "list", "--json");
    assertTrue(ada.out.contains("\"newerRevisions\" : 1"), ada.out);
    ada.expect(0, "device", "list");
    assertTrue(line(ada, "bob").contains(" 2 of 3 "), ada.out);
    bob.later(MINUTE);
    bob.expect(0, "sync");
    ada.later(MINUTE);
    ada.expect(0, "sync");
    ada.expect(0, "device", "list");
    assertTrue(line(ada, "bob").matches(".* 3 +0 +unsigned .*"), ada.out);
  }

  @Test
  void statusShowsTheLastSyncAlsoWhenLocalStateIsLost() throws IOException {
    ada.expect(0, "status");
    assertTrue(ada.out.contains("last sync  none known"), ada.out);
    ada.expect(0, "sync");
    ada.expect(0, "status");
    String lastSync = line(ada, "  last sync  2");
    deleteState();
    ada.run("status");
    assertEquals(lastSync, line(ada, "  last sync  "));
  }

  private void deleteState() throws IOException {
    try (Stream<Path> files = Files.list(ada.home.resolve("state"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static String line(TestDevice device, String start) {
    return device.out.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}
