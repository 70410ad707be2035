package io.tummycrypt.tcfs.app.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultUpkeepTest {
  private static final Pattern AMOUNT = Pattern.compile("\"vault(?:Files|Bytes)\" : (\\d+)");

  @TempDir Path folder;
  private TestDevice ada;
  private TestDevice bob;

  /** Of bob's three files, one goes at once and is kept in ada's vault. */
  @BeforeEach
  void displaceAFile() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    bob = TestDevice.initialised(folder, "bob");
    for (String file : List.of("old.txt", "young.txt", "written.txt", "sub/stays.txt")) {
      bob.write(file, "bytes of " + file);
    }
    syncBoth();
  }

  private void syncBoth() {
    bob.expect(0, "sync");
    ada.expect(0, "sync");
  }

  private void bobDeletes(String file) throws IOException {
    Files.delete(bob.docs.resolve(file));
    syncBoth();
    assertFalse(Files.exists(ada.docs.resolve(file)));
  }

  @Test
  void aDeviceAtRestGivesUpWhatIsPastItsTimeWithinTheHour() throws IOException {
    bobDeletes("old.txt");
    ada.later(Duration.ofDays(30).minusMinutes(10));
    ada.expect(0, "sync");
    ada.expect(0, "sync");
    ada.later(Duration.ofMinutes(50));
    ada.expect(0, "sync");
    assertEquals(List.of("bytes of old.txt"), vault(), "it was at rest, and has looked no further");

    ada.later(Duration.ofMinutes(10));
    ada.expect(0, "sync");

    assertEquals(List.of(), vault());
  }

  private void daysGoBy(int days) {
    ada.later(Duration.ofDays(days));
    bob.later(Duration.ofDays(days));
  }

  private List<String> vault() throws IOException {
    List<String> kept = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ada.docs.resolve(".tcfs/vault"))) {
      for (Path file : files.filter(each -> each.endsWith("item")).sorted().toList()) {
        kept.add(Files.readString(file));
      }
    }
    return kept;
  }

  /** Files and bytes, as status shows them. */
  private List<String> shown() {
    ada.expect(0, "status", "--json");
    return AMOUNT.matcher(ada.out).results().map(MatchResult::group).toList();
  }

  private static List<String> amounts(int files, int bytes) {
    return List.of("\"vaultFiles\" : " + files, "\"vaultBytes\" : " + bytes);
  }

  @Test
  void aSyncGivesUpWhatIsPastItsTimeAndNothingElse() throws IOException {
    bobDeletes("old.txt");
    daysGoBy(20);
    bobDeletes("young.txt");
    assertEquals(List.of("bytes of old.txt", "bytes of young.txt"), vault());
    assertEquals(amounts(2, 34), shown());

    daysGoBy(11);
    ada.expect(0, "diff-desired");
    assertEquals(amounts(2, 34), shown());
    ada.expect(0, "sync");

    assertEquals(List.of("bytes of young.txt"), vault());
    assertEquals(amounts(1, 18), shown());
  }

  @Test
  void whatWasWrittenToInTheVaultComesBackAsAConflictCopy() throws IOException {
    Path file = ada.docs.resolve("written.txt");
    try (OutputStream stillOpen = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      bobDeletes("written.txt");
      stillOpen.write(", and more".getBytes(UTF_8));
    }
    daysGoBy(31);
    ada.expect(0, "sync");
    assertTrue(ada.out.contains("written.conflict-ada-"), ada.out);
    ada.expect(0, "diff-desired");
    bob.expect(0, "sync");

    assertEquals(List.of(), vault());
    for (TestDevice device : List.of(ada, bob)) {
      assertEquals(List.of("bytes of written.txt, and more"), copies(device));
    }
  }

  private static List<String> copies(TestDevice device) throws IOException {
    List<String> copies = new ArrayList<>();
    try (Stream<Path> files = Files.list(device.docs)) {
      for (Path file : files.filter(each -> each.toString().contains(".conflict-")).toList()) {
        copies.add(Files.readString(file));
      }
    }
    return copies;
  }

  @Test
  void theVaultOfAHaltedRootIsLeftAlone() throws IOException {
    bobDeletes("old.txt");
    daysGoBy(31);
    Path marker = ada.docs.resolve(".tcfs/root.json");
    Path away = Files.move(marker, folder.resolve("marker"));
    ada.run("sync");
    assertEquals(List.of("bytes of old.txt"), vault());
    Files.move(away, marker);
    ada.run("sync");
    assertEquals(List.of(), vault());
  }
}
