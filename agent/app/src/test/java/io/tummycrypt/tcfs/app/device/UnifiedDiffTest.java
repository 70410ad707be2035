package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @TempDir Path folder;

  private static List<String> diff(String from, String to) {
    return UnifiedDiff.of("a", from, "b", to);
  }

  @Test
  void equalTextsHaveNoLines() {
    assertEquals(List.of(), diff("one\ntwo\n", "one\ntwo\n"));
    assertEquals(List.of(), diff("", ""));
  }

  @Test
  void aMissingNewlineIsADifference() {
    assertEquals(
        List.of(
            "--- a", "+++ b", "@@ -1,1 +1,1 @@", "-one", "+one", "\\ No newline at end of file"),
        diff("one\n", "one"));
  }

  @Test
  void anotherLineEndIsADifference() {
    assertEquals(
        List.of("--- a", "+++ b", "@@ -1,1 +1,1 @@", "-one", "+one\r"), diff("one\n", "one\r\n"));
  }

  @Test
  void aTextThatIsNewIsAddedAsAWhole() {
    assertEquals(List.of("--- a", "+++ b", "@@ -0,0 +1,1 @@", "+one"), diff("", "one\n"));
  }

  @Test
  void veryManyDifferentLinesAreReplacedAsAWhole() throws Exception {
    StringBuilder before = new StringBuilder("same\n");
    StringBuilder after = new StringBuilder("same\n");
    for (int i = 0; i < 200_000; i++) {
      before.append("a").append(i).append('\n');
      after.append("b").append(i).append('\n');
    }
    before.append("same\n");
    after.append("same");

    assertEquals(400_000 + 7, diff(before.toString(), after.toString()).size());
    assertPatches(before.toString(), after.toString());
  }

  @RepeatedTest(20)
  void thePatchProgramMakesOneOfTheOther(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    assertPatches(text(random), text(random));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(1, 40);
    for (int i = 0; i < lines; i++) {
      text.append(random.nextInt(6)).append(random.nextInt(9) == 0 ? "\r\n" : "\n");
    }
    return random.nextBoolean() ? text.toString() : text + "end";
  }

  private void assertPatches(String from, String to) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("file"), from);
    Path patch = folder.resolve("patch");
    Files.writeString(patch, String.join("\n", diff(from, to)) + "\n");
    if (from.equals(to)) {
      return;
    }
    int code =
        new ProcessBuilder("patch", "--binary", "-s", file.toString(), patch.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertEquals(0, code, () -> from + "---\n" + to);
    assertEquals(to, Files.readString(file));
  }
}
