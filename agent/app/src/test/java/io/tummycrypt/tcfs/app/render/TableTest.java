package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void alignsColumnsBelowTheirTitles() {
    new Table<String>("")
        .column("NAME", name -> name)
        .column("LENGTH", name -> "" + name.length())
        .print(List.of("a", "somewhat longer"), lines::add);
    assertEquals(
        List.of("NAME             LENGTH", "a                1", "somewhat longer  15"), lines);
  }

  @Test
  void leavesOutAColumnThatIsEmptyEverywhere() {
    new Table<String>("  ")
        .column(name -> name)
        .column(_ -> "")
        .column(_ -> "end")
        .print(List.of("a", "bc"), lines::add);
    assertEquals(List.of("  a   end", "  bc  end"), lines);
  }

  @Test
  void letsAVeryWideCellMoveOnlyItsOwnLine() {
    String wide = "w".repeat(200);
    new Table<String>("")
        .column(name -> name)
        .column(_ -> "end")
        .print(List.of("a", wide), lines::add);
    assertEquals("a" + " ".repeat(61) + "end", lines.get(0));
    assertEquals(wide + "  end", lines.get(1));
  }

  @Test
  void countsCharactersAndNotUnitsOfMemory() {
    new Table<String>("")
        .column(name -> name)
        .column(_ -> "|")
        .print(List.of("\ud83d\ude00", "ab"), lines::add);
    assertEquals(List.of("\ud83d\ude00  |", "ab  |"), lines);
  }

  @Test
  void countsTheColumnsThatATerminalGivesToACharacter() {
    new Table<String>("")
        .column(name -> name)
        .column(_ -> "|")
        .print(List.of("\u65e5\u672c", "\ud55c\u1100\u1161", "e\u0301", "abcd"), lines::add);
    assertEquals(
        List.of("\u65e5\u672c  |", "\ud55c\u1100\u1161  |", "e\u0301     |", "abcd  |"), lines);
  }

  @Test
  void shortensWideNamesToTheWidthOfThePage() {
    String wide = "\u65e5".repeat(30);
    table().print(List.of(wide, "a" + wide, "e\u0301".repeat(40)), page(34));
    assertEquals(
        List.of(
            "\u65e5".repeat(5) + "\u2026" + "\u65e5".repeat(5) + "   3fa9c1d2e4",
            "a" + "\u65e5".repeat(4) + "\u2026" + "\u65e5".repeat(5) + "    3fa9c1d2e4",
            "e\u0301".repeat(10) + "\u2026" + "e\u0301".repeat(11) + "  3fa9c1d2e4"),
        lines);
  }

  @Test
  void shortensTheMiddleOfANameWhereThePageIsTooNarrow() {
    table().print(List.of("docs/a", "docs/a-long-way-down/to-a-file.txt"), page(34));
    assertEquals(
        List.of("docs/a                  3fa9c1d2e4", "docs/a-lon\u2026-a-file.txt  3fa9c1d2e4"),
        lines);
  }

  @Test
  void shortensNothingOnAPageThatIsWideEnough() {
    table().print(List.of("docs/a-long-way-down/to-a-file.txt"), page(46));
    assertEquals(List.of("docs/a-long-way-down/to-a-file.txt  3fa9c1d2e4"), lines);
  }

  @Test
  void shortensNothingWhereThereIsNoRightEdge() {
    String wide = "w".repeat(200);
    table().print(List.of(wide), lines::add);
    assertEquals(List.of(wide + "  3fa9c1d2e4"), lines);
  }

  @Test
  void leavesWhatHasToBeCopiedWholeOnALineOfItsOwn() {
    table().print(List.of("docs/a", "docs/a-long-way-down/to-it"), page(25));
    assertEquals(
        List.of("docs/a", "    3fa9c1d2e4", "docs/a-lo\u2026down/to-it", "    3fa9c1d2e4"), lines);
  }

  @Test
  void goesOnBelowOnlyInARowThatIsTooWide() {
    new Table<String>("  ")
        .column("NAME", name -> name)
        .column("LENGTH", name -> "" + name.length())
        .column("AGAIN", name -> name)
        .print(List.of("ab", "abcdefghij"), page(24));
    assertEquals(
        List.of(
            "  NAME        LENGTH",
            "      AGAIN",
            "  ab          2       ab",
            "  abcdefghij  10",
            "      abcdefghij"),
        lines);
  }

  @Test
  void letsProseInTheLastColumnGoOnBelow() {
    table().column(_ -> "because of this and that rule").mayWrap().print(List.of("a"), page(40));
    assertEquals(List.of("a  3fa9c1d2e4  because of this and that", "               rule"), lines);
    lines.clear();
    table().column(_ -> "because of this and that rule").mayWrap().print(List.of("a"), lines::add);
    assertEquals(List.of("a  3fa9c1d2e4  because of this and that rule"), lines);
  }

  @Test
  void shortensNamesBeforeProseGetsNarrow() {
    String cause = "the mode is interactive (fleet.yaml:12:3: spec.defaults.conflictMode)";
    new Table<String>("  ")
        .column(_ -> "! conflict")
        .column(name -> name)
        .mayShorten()
        .column(_ -> cause)
        .mayWrap()
        .print(List.of("a-long-way-down/to-a-file-with-a-long-name.txt"), page(80));
    assertEquals(
        List.of(
            "  ! conflict  a-long-way-do\u2026-long-name.txt  the mode is interactive",
            " ".repeat(44) + "(fleet.yaml:12:3:",
            " ".repeat(44) + "spec.defaults.conflictMode)"),
        lines);
  }

  private static Table<String> table() {
    return new Table<String>("").column(name -> name).mayShorten().column(_ -> "3fa9c1d2e4");
  }

  private Page page(int width) {
    return new Page() {
      @Override
      public void accept(String line) {
        lines.add(line);
      }

      @Override
      public int width() {
        return width;
      }
    };
  }
}
