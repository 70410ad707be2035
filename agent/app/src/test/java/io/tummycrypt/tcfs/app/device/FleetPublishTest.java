package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetPublishTest {
  private static final String LINE = "# tcfs: made from revision 1";

  @TempDir Path folder;
  private TestDevice ada;
  private String same = "";
  private String unmarked = "";

  @BeforeEach
  void writeACopyOfUnknownOrigin() throws IOException {
    ada = TestDevice.initialised(folder, "ada");
    String text = Files.readString(ada.document());
    assertTrue(text.startsWith(LINE + ", text "), text);
    same = text.substring(text.indexOf('\n') + 1);
    unmarked = same.replace("conflictMode: auto", "conflictMode: defer");
    Files.writeString(ada.document(), unmarked);
  }

  @Test
  void aCopyThatDoesNotSayWhatItWasMadeFromIsNotPublished() throws IOException {
    ada.expect(1, "fleet", "publish");
    assertTrue(
        ada.err.contains("it has no first line '" + LINE + "'; nothing was written"), ada.err);
    assertTrue(ada.err.contains("next step: if the difference to revision 1 above"), ada.err);
    assertTrue(ada.err.contains("'tcfs fleet pull', which makes a new one"), ada.err);
    assertTrue(ada.out.contains("conflictMode: defer"), ada.out);
    assertEquals(unmarked, Files.readString(ada.document()));
  }

  @Test
  void addingTheLineIsTheOneWayOn() throws IOException {
    Files.writeString(ada.document(), LINE + "\n" + unmarked);
    ada.expect(0, "fleet", "publish");
    assertEquals("published as revision 2\n", ada.out);
  }

  @Test
  void movingTheFileAwayAndPullingIsTheOther() throws IOException {
    ada.expect(1, "fleet", "pull");
    Files.move(ada.document(), folder.resolve("mine.yaml"));
    ada.expect(0, "fleet", "pull");
    assertTrue(Files.readString(ada.document()).startsWith(LINE + ", text "));
  }

  @Test
  void aCopyWithoutTheLineThatSaysTheSameIsMarked() throws IOException {
    Files.writeString(ada.document(), same);
    ada.expect(0, "fleet", "publish");
    String marked = Files.readString(ada.document());
    assertTrue(marked.startsWith(LINE + ", text "), marked);
    assertEquals(same, marked.substring(marked.indexOf('\n') + 1));
  }
}
