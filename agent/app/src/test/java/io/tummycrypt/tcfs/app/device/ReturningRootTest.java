package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the fleet does while a device is without a root is not forgotten until that is back. */
class ReturningRootTest {
  @TempDir Path folder;
  private TestDevice ada;
  private TestDevice bob;
  private String whole = "";

  @BeforeEach
  void beginAFleet() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    bob = TestDevice.initialised(folder, "bob");
    ada.write("old.txt", "old");
    ada.write("kept.txt", "kept");
    ada.expect(0, "sync");
    bob.expect(0, "sync");
    ada.expect(0, "fleet", "pull");
    whole = Files.readString(ada.document());
  }

  private void publish(String document) throws IOException {
    ada.expect(0, "fleet", "pull");
    String first = Files.readString(ada.document()).lines().findFirst().orElseThrow();
    Files.writeString(ada.document(), first + document.substring(document.indexOf('\n')));
    ada.expect(0, "fleet", "publish");
  }

  @Test
  void aFileDeletedMeanwhileIsNotGivenBackHoweverLateTheRootReturns() throws IOException {
    publish(whole.replace("  roots:\n    - name: docs\n      path: " + bob.docs + "\n", ""));
    Files.delete(ada.docs.resolve("old.txt"));
    for (int day = 0; day < 5; day++) {
      ada.expect(0, "sync");
      bob.expect(0, "sync");
      ada.later(Duration.ofDays(1));
      bob.later(Duration.ofDays(1));
    }
    assertEquals("old", Files.readString(bob.docs.resolve("old.txt")), "it was left behind");

    publish(whole);
    bob.expect(0, "sync");
    ada.expect(0, "sync");

    assertFalse(Files.exists(bob.docs.resolve("old.txt")), bob.out);
    assertFalse(Files.exists(ada.docs.resolve("old.txt")), ada.out);
    assertEquals("kept", Files.readString(bob.docs.resolve("kept.txt")));
  }
}
