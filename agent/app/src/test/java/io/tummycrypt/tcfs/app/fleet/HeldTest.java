package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More deletions than usual wait for a person, where they are made and where they arrive. */
class HeldTest extends TwoMachines {
  private static final int FILES = 60;
  private static final Pattern RELEASE = Pattern.compile("tcfs release docs --plan (\\S+)");

  @BeforeEach
  void share() throws IOException {
    for (int i = 0; i < FILES; i++) {
      a.write("f" + i, "number " + i);
    }
    fleet.converge();
  }

  private static void delete(Machine machine, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      machine.delete("f" + i);
    }
  }

  @ParameterizedTest(name = "{0} deletions with {1}")
  @CsvSource({
    "20, percent: 25, 0",
    "21, percent: 25, 3",
    "21, percent: 50, 0",
    "31, percent: 50, 3",
    "60, percent: 100, 3",
  })
  void deletionsOverTheBudgetAreHeld(int deletions, String percent, int code) throws IOException {
    if (!percent.equals("percent: 25")) {
      a.changeDocument(text -> text.replace("percent: 25", percent));
    }
    delete(a, 0, deletions);

    a.ends(code, "sync");
    b.sync();

    assertEquals(code == 0 ? FILES - deletions : FILES, count(b));
  }

  @Test
  void theCountIsABudgetToo() throws IOException {
    a.changeDocument(text -> text.replace("count: 500", "count: 5"));
    delete(a, 0, 5);
    a.sync();
    delete(a, 5, 6);

    a.ends(3, "sync");
  }

  @Test
  void deletionsOfOneDayAddUp() throws IOException {
    delete(a, 0, 15);
    a.sync();
    delete(a, 15, 30);

    a.ends(3, "sync");
  }

  @Test
  void movesAreNoDeletions() throws IOException {
    Files.createDirectory(a.at("away"));
    for (int i = 0; i < 50; i++) {
      Files.move(a.at("f" + i), a.at("away/" + i));
    }

    fleet.converge();

    assertEquals(FILES + 1, Tree.shared(b.docs()).size());
  }

  @Test
  void theRestGoesOnWhileDeletionsAreHeld() throws IOException {
    delete(a, 0, 25);
    a.write("new", "goes on");
    b.write("f50", "edited on b");
    b.sync();

    a.ends(3, "sync");
    b.sync();

    assertEquals("goes on", b.read("new"));
    assertEquals("edited on b", a.read("f50"));
  }

  @Test
  void aReleaseWithTheRightHashCarriesTheDeletionsOut() throws IOException {
    delete(a, 0, 25);
    Ended held = a.ends(3, "sync");
    a.ends(1, "release", "docs", "--plan", "0123456789ab");
    assertEquals(FILES, count(b));

    a.done("release", "docs", "--plan", hash(held));
    Ended arrived = b.ends(3, "sync");
    assertEquals(FILES, count(b));
    b.done("release", "docs", "--plan", hash(arrived));
    fleet.converge();

    assertEquals(FILES - 25, count(b));
    assertEquals(25, b.vault().size());
  }

  @Test
  void aReleaseIsForWhatWasShownOnly() throws IOException {
    delete(a, 0, 25);
    Ended held = a.ends(3, "diff-desired");
    delete(a, 25, 26);

    Ended refused = a.ends(1, "release", "docs", "--plan", hash(held));

    assertTrue(refused.err().contains("is now"), refused.all());
    assertTrue(refused.err().contains("tcfs diff-desired"), refused.all());
  }

  @Test
  void aRejectionBringsBackWhatWasDeletedHere() throws IOException {
    delete(a, 0, 25);
    a.ends(3, "sync");

    a.done("release", "docs", "--reject");
    fleet.converge();

    assertEquals(FILES, count(a));
    assertEquals("number 7", a.read("f7"));
  }

  @Test
  void aRejectionWhereDeletionsArriveBringsThemBackEverywhere() throws IOException {
    delete(a, 0, 25);
    a.done("release", "docs", "--plan", hash(a.ends(3, "sync")));
    b.ends(3, "sync");

    b.done("release", "docs", "--reject");
    fleet.converge();

    assertEquals(FILES, count(a));
    assertEquals("number 7", a.read("f7"));
    String log = b.done("log", "docs/f7").out().lines().findFirst().orElseThrow();
    assertTrue(log.contains("= resolved"), log);
    assertTrue(log.contains("ends the conflict with a~"), log);
  }

  @Test
  void nothingIsHeldOnceTheFilesAreBack() throws IOException {
    delete(a, 0, 25);
    a.ends(3, "sync");
    for (int i = 0; i < 25; i++) {
      a.write("f" + i, "number " + i);
    }

    a.sync();

    a.done("diff-desired");
    Ended refused = a.ends(1, "release", "docs", "--reject");
    assertTrue(refused.err().contains("nothing is held in root 'docs'"), refused.all());
    a.ends(64, "release", "docs");
  }

  @Test
  void aRootThatIsNotThereIsNotReleased() {
    Ended refused = a.ends(1, "release", "doc", "--reject");

    assertTrue(refused.err().contains("this device has no root 'doc'; it has docs"), refused.all());
    assertTrue(refused.err().contains("next step: 'tcfs status'"), refused.all());
  }

  private static String hash(Ended ended) {
    Matcher matcher = RELEASE.matcher(ended.out());
    assertTrue(matcher.find(), ended.all());
    return matcher.group(1);
  }

  private static long count(Machine machine) throws IOException {
    try (Stream<Path> files = Files.list(machine.docs())) {
      return files.filter(file -> file.getFileName().toString().startsWith("f")).count();
    }
  }

  @Test
  void theHashThatIsShownForAPathIsTheOneThatReleaseTakes() throws IOException {
    delete(a, 0, 30);
    String path = a.at("f1").toString();

    String pushed = release(a.ends(3, "push", path).out());
    String shown = release(a.ends(3, "status", path).out());

    assertEquals(pushed, shown);
    assertEquals("", release(a.done("status", a.at("f50").toString()).out()));
    a.done("release", "docs", "--plan", pushed);
  }

  @Test
  void whatIsHeldIsShownWithTheLimitAndWhereItIsSet() throws IOException {
    delete(a, 0, 30);

    for (String command : new String[] {"status", "diff-desired", "sync"}) {
      String out = a.ends(3, command).out();
      String limit = "  because: +more at once than 25 % of the files, or 500 \\(.*maxDeletes.*\\)";
      assertEquals(1, out.lines().filter(line -> line.matches(limit)).count(), out);
    }
  }

  private static String release(String out) {
    Matcher matcher = RELEASE.matcher(out);
    return matcher.find() ? matcher.group(1) : "";
  }
}
