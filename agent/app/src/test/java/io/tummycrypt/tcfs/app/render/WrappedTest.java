package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedTest {
  private final List<String> lines = new ArrayList<>();

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

  @Test
  void goesOnBelowItsOwnBeginning() {
    Wrapped.print("because  ", "pattern ig/ leaves it out (.tcfsignore:1)", page(36));
    assertEquals(List.of("because  pattern ig/ leaves it out", "         (.tcfsignore:1)"), lines);
  }

  @Test
  void isOneLineWhereItFitsOrWhereThereIsNoEdge() {
    Wrapped.print("because  ", "it is so", page(17));
    Wrapped.print("because  ", "it is so  ".repeat(50).strip(), lines::add);
    assertEquals(
        List.of("because  it is so", "because  " + "it is so  ".repeat(50).strip()), lines);
  }

  @Test
  void keepsANumberWithItsUnit() {
    Wrapped.print("", "the disk has left some 42 MiB", page(27));
    assertEquals(List.of("the disk has left some", "42 MiB"), lines);
  }

  @Test
  void neverBreaksACommand() {
    Wrapped.print("to change  ", "tcfs release docs --plan 3fa9c1d2e4   (or --reject)", page(40));
    assertEquals(
        List.of("to change  tcfs release docs --plan 3fa9c1d2e4", "           (or --reject)"),
        lines);
  }

  @Test
  void takesWhatIsInParenthesesInANameForAPartOfTheCommand() {
    Wrapped.print(
        "", "tcfs push '/home/jess/notes (old).md' --keep-local (or --keep-both)", page(24));

    assertEquals("tcfs push '/home/jess/notes (old).md' --keep-local", lines.getFirst());
  }

  @Test
  void countsTheColumnsOfWideCharacters() {
    Wrapped.print("", "\u65e5\u672c\u65e5\u672c\u65e5 \u65e5\u672c\u65e5\u672c\u65e5", page(20));
    assertEquals(2, lines.size());
  }

  @Test
  void fillsProseAnewAndLeavesIndentedLinesAlone() {
    List<String> text =
        List.of(
            "A conflict is there when two",
            "devices changed something.",
            "",
            "  auto  every device shows the",
            "        same one of them",
            "  tcfs conflicts",
            "  case $? in");
    Wrapped.reflow(text, page(29));
    assertEquals(
        List.of(
            "A conflict is there when two",
            "devices changed something.",
            "",
            "  auto  every device shows",
            "        the same one of them",
            "  tcfs conflicts",
            "  case $? in"),
        lines);
    lines.clear();
    Wrapped.reflow(text, page(30));
    assertEquals(text, lines);
  }
}
