package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.json.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuspensionTest {
  @TempDir Path folder;
  private TestDevice ada;

  @BeforeEach
  void suspendTheFleet() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    ada.write("a.txt", "a");
    ada.expect(0, "sync");
    publish("spec:\n", "spec:\n  suspend: true\n");
    ada.write("b.txt", "b");
  }

  private void publish(String found, String replacement) throws IOException {
    String text = Files.readString(ada.document());
    int at = text.indexOf(found, text.indexOf("kind: TcfsFleet"));
    assertTrue(at > 0, text);
    String changed = text.substring(0, at) + replacement + text.substring(at + found.length());
    Files.writeString(ada.document(), changed);
    ada.expect(0, "fleet", "publish");
  }

  @Test
  void aSyncDoesNothingAndSaysSo() throws IOException {
    SortedMap<String, String> store = TestDevice.contents(ada.store);
    SortedMap<String, String> docs = TestDevice.contents(ada.docs);
    ada.expect(0, "sync");
    assertTrue(ada.out.contains("! suspended: a sync does nothing while the document says so"));
    assertTrue(ada.out.contains("Result: nothing was done, for the fleet is suspended"), ada.out);
    ada.expect(0, "apply", "--yes");
    assertTrue(ada.out.contains("Result: nothing was done, for the fleet is suspended"), ada.out);
    ada.expect(1, "resolve-conflict", ada.docs.resolve("a.txt").toString(), "--keep-local");
    assertTrue(ada.err.contains("fleet 'store' is suspended ("), ada.err);
    ada.expect(1, "release", "docs", "--reject");
    assertTrue(ada.err.contains("next step: take 'suspend' out of the document"), ada.err);
    assertEquals(store, TestDevice.contents(ada.store));
    assertEquals(docs, TestDevice.contents(ada.docs));
  }

  @Test
  void whatThereWouldBeToDoIsStillShown() throws IOException {
    ada.expect(2, "diff-desired");
    assertTrue(ada.out.contains("! suspended: "), ada.out);
    assertTrue(ada.out.contains("+ publish  b.txt"), ada.out);
    assertTrue(ada.out.contains("Next: nothing, while the fleet is suspended."), ada.out);
    ada.expect(0, "status");
    assertTrue(ada.out.contains("  suspended  revision 2:"), ada.out);
    ada.expect(2, "diff-desired", "--json");
    assertTrue(ada.out.contains("\"suspended\" : true"), ada.out);
    assertEquals(List.of(), Schemas.findings("diff-desired.schema.json", ada.out));
  }

  @Test
  void theFleetGoesOnWhereItPaused() throws IOException {
    publish("  suspend: true\n", "");
    ada.expect(0, "sync");
    assertTrue(ada.out.contains("+ publish  b.txt"), ada.out);
    ada.expect(0, "diff-desired");
    assertFalse(ada.out.contains("suspended"), ada.out);
  }
}
