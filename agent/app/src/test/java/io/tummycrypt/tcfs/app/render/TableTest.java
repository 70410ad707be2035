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
    assertEquals(List.of("\ud83d\ude00   |", "ab  |"), lines);
  }
}
