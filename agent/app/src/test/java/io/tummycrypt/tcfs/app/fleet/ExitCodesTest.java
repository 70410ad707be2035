package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first of 1, 3, 4, 2 that applies is what every command ends with. */
class ExitCodesTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // what is the case               diff  status  --exit-code  conflicts  sync
    "nothing,                            0,      0,           0,         0,    0",
    "edit,                               2,      0,           2,         0,    0",
    "conflict,                           4,      4,           4,         4,    4",
    "conflict edit,                      4,      4,           4,         4,    4",
    "held,                               3,      3,           3,         0,    3",
    "held edit,                          3,      3,           3,         0,    3",
    "halted,                             3,      3,           3,         3,    3",
    "halted edit conflict,               3,      3,           3,         3,    3",
    "held conflict,                      3,      3,           3,         4,    3",
    "storeless,                          1,      1,           1,         1,    1",
    "held conflict edit storeless,       1,      1,           1,         1,    1",
  })
  void theFirstThatAppliesWins(
      String facts, int diff, int status, int exitCode, int conflicts, int sync)
      throws IOException {
    Fleet fleet = Fleet.of(folder, "a", "b");
    Machine a = fleet.get(0);
    prepare(fleet);
    for (String fact : facts.split(" ", -1)) {
      make(fact, a, fleet.get(1));
    }

    a.ends(diff, "diff-desired");
    a.ends(diff, "diff-desired", "--json");
    a.ends(status, "status");
    a.ends(exitCode, "status", "--exit-code");
    a.ends(conflicts, "conflicts");
    a.ends(sync, "sync");
    a.ends(sync, "sync");
  }

  private void prepare(Fleet fleet) throws IOException {
    Machine a = fleet.get(0);
    Path photos = Files.createDirectories(folder.resolve("photos"));
    a.declare("conflictMode: interactive");
    a.changeDocument(text ->
        text.replace("    - name: docs\n  #", "    - name: docs\n    - name: photos\n  #")
            .replace(
                "path: " + a.docs() + "\n",
                "path: " + a.docs() + "\n    - name: photos\n      path: " + photos + "\n"));
    for (int i = 0; i < 30; i++) {
      a.write("f" + i, "number " + i);
    }
    a.write("plan.txt", "before");
    fleet.converge();
  }

  private void make(String fact, Machine a, Machine b) throws IOException {
    switch (fact) {
      case "nothing" -> {}
      case "edit" -> a.write("new.txt", "new");
      case "conflict" -> {
        b.write("plan.txt", "by b");
        b.sync();
        a.write("plan.txt", "by a");
        a.ends(a.tcfs("status").code() == 3 ? 3 : 4, "sync");
      }
      case "held" -> {
        for (int i = 0; i < 25; i++) {
          a.delete("f" + i);
        }
      }
      case "halted" -> Files.move(folder.resolve("photos"), folder.resolve("away"));
      case "storeless" -> Files.move(a.store(), folder.resolve("away"));
      default -> assertEquals("a known fact", fact, List.of().toString());
    }
  }
}
