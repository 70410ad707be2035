package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.Golden;
import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.RootChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void listsRootsAndWhatCouldBeAdded() throws IOException {
    RootText.print(Samples.roots(), lines::add);

    Golden.check("roots.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void saysWhatIsLeftBehindAndWhoHasTheRoot() {
    RootChange change =
        new RootChange(Samples.DOCS, "/home/jess/docs", 8, true, List.of(new DeviceName("mini")));

    RootText.printRemoved(change, lines::add);
    RootText.printRemovedFromFleet(change, lines::add);

    assertEquals(
        List.of(
            "Root docs is not on this device any more, revision 8",
            "  left behind  /home/jess/docs; nothing in it is deleted",
            "  still on     mini",
            "Root docs is not in the fleet any more, revision 8",
            "  left behind  /home/jess/docs; nothing in it is deleted",
            "  was also on  mini, where it is left behind as well"),
        lines);
  }
}
