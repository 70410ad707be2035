package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.json.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllDevicesTest {
  @TempDir Path folder;
  private TestDevice ada;
  private TestDevice bob;

  @BeforeEach
  void beginAFleet() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    bob = TestDevice.initialised(folder, "bob");
    ada.write("kept.txt", "kept");
    ada.write("gone/x.txt", "gone");
    ada.write("changed.txt", "before");
    ada.expect(0, "sync");
  }

  /** What was printed of bob. */
  private String ofBob() {
    return ada.out.substring(ada.out.indexOf("Device bob"));
  }

  @Test
  void aDeviceThatNeverReportedIsUnknown() {
    ada.expect(0, "diff-desired", "--all-devices");
    assertEquals("Device bob: unknown, no report yet; it reports when it syncs\n", ofBob());
  }

  @Test
  void whatADeviceHasNotReadIsWhatItWouldDo() throws IOException {
    bob.expect(0, "sync");
    ada.expect(0, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("Root docs at " + bob.docs + ": as desired"), ada.out);
    assertFalse(ofBob().contains("!"), ada.out);

    ada.write("new/big.txt", "x".repeat(5000));
    ada.write("changed.txt", "after it was changed");
    Files.delete(ada.docs.resolve("gone/x.txt"));
    ada.expect(0, "sync");
    ada.expect(2, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("+ fetch   new/big.txt"), ada.out);
    assertTrue(ofBob().contains("~ fetch   changed.txt"), ada.out);
    assertTrue(ofBob().contains("- delete  gone/x.txt"), ada.out);
    assertFalse(ofBob().contains("kept.txt"), ada.out);
    assertTrue(ofBob().contains("0 to publish, 2 to fetch, 1 to delete here"), ada.out);
    assertTrue(ofBob().contains("4.9 KiB down at most"), ada.out);
    assertTrue(ofBob().contains("it has not yet read 1 head of ada"), ada.out);
    assertFalse(ofBob().contains("Next:"), "what to do next is for the device itself");

    bob.later(Duration.ofMinutes(1));
    bob.expect(0, "sync");
    ada.expect(0, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("as desired"), ada.out);
  }

  @Test
  void theJsonIsAsItsSchemaSays() throws IOException {
    bob.expect(0, "sync");
    TestDevice cleo = TestDevice.initialised(folder, "cleo");
    ada.write("new.txt", "new");
    ada.expect(0, "sync");
    cleo.expect(2, "diff-desired", "--all-devices", "--json");
    assertEquals(List.of(), Schemas.findings("diff-desired.schema.json", cleo.out));
    assertTrue(cleo.out.contains("\"newerRevisions\" : 1"), cleo.out);
    ada.expect(0, "device", "list", "--json");
    assertEquals(List.of(), Schemas.findings("device-list.schema.json", ada.out));
  }

  @Test
  void whatTheDocumentExcludesForADeviceIsNotPlannedForIt() throws IOException {
    bob.expect(0, "sync");
    ada.expect(0, "fleet", "pull");
    ada.write("a.log", "excluded soon");
    ada.write("b.txt", "not excluded");
    ada.expect(0, "sync");
    String text = Files.readString(ada.document());
    Files.writeString(
        ada.document(), text.replaceFirst("excludePatterns:", "excludePatterns:\n      - '*.log'"));
    ada.expect(0, "fleet", "validate");
    ada.expect(2, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("b.txt"), ada.out);
    assertFalse(ofBob().contains("a.log"), ada.out);
    assertTrue(ada.out.contains("which is not published"), ada.out);
  }

  @Test
  void aRevisionThatADeviceHasNotFollowedIsSomethingToApply() throws IOException {
    bob.expect(0, "sync");
    ada.expect(0, "fleet", "pull");
    String text = Files.readString(ada.document());
    Files.writeString(ada.document(), text.replace("conflictMode: auto", "conflictMode: defer"));
    ada.expect(0, "fleet", "publish");
    ada.expect(2, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("it has followed revision 2 of 3 of the document"), ada.out);
  }

  @Test
  void conflictsThatADeviceReportedCountInTheExitCode() throws IOException {
    bob.expect(0, "sync");
    ada.expect(0, "fleet", "pull");
    String text = Files.readString(ada.document());
    String interactive = text.replace("conflictMode: auto", "conflictMode: interactive");
    Files.writeString(ada.document(), interactive);
    ada.expect(0, "fleet", "publish");
    ada.write("kept.txt", "ada's");
    bob.write("kept.txt", "bob's");
    ada.expect(0, "sync");
    bob.later(Duration.ofMinutes(1));
    bob.expect(4, "sync");
    ada.expect(4, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("its last sync left 1 conflict"), ada.out);
    assertTrue(ofBob().contains("0 to fetch"), "bob keeps what it has: " + ada.out);
  }

  @Test
  void aDeviceThatCouldNotLookAtEverythingIsNotAsDesired() throws IOException {
    bob.expect(0, "sync");
    Files.move(bob.docs, bob.docs.resolveSibling("away"));
    bob.later(Duration.ofMinutes(2));
    bob.expect(3, "sync");
    ada.expect(3, "diff-desired", "--all-devices");
    assertTrue(ofBob().contains("could not do or look at everything"), ada.out);
  }

  @Test
  void nothingIsPlannedForARevokedDevice() throws IOException {
    bob.expect(0, "sync");
    ada.expect(0, "device", "revoke", "bob");
    ada.expect(0, "sync");
    ada.expect(0, "diff-desired", "--all-devices");
    assertTrue(ofBob().startsWith("Device bob: unknown, it was revoked"), ada.out);
  }
}
