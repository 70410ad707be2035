package io.tummycrypt.tcfs.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.PlanSummary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
  private final List<String> lines = new ArrayList<>();

  @Test
  void isOneLineWhereThereIsNoRightEdge() {
    SummaryText.print(PlanSummary.of(Samples.rich().plan()), lines::add);
    assertEquals(1, lines.size());
  }

  @Test
  void breaksBetweenItsPartsOnANarrowPage() {
    PlanSummary summary = PlanSummary.of(Samples.rich().plan());
    SummaryText.print(summary, lines::add);
    String whole = lines.removeFirst();
    SummaryText.print(summary, new NarrowPage());
    assertTrue(lines.size() > 2, lines.toString());
    assertTrue(
        lines.stream().allMatch(line -> line.length() <= NarrowPage.WIDTH), lines.toString());
    assertTrue(
        lines.subList(0, lines.size() - 1).stream().allMatch(line -> line.matches(".*[,;]")),
        lines.toString());
    assertEquals(whole, String.join(" ", lines.stream().map(String::strip).toList()));
  }

  private final class NarrowPage implements Page {
    private static final int WIDTH = 40;

    @Override
    public void accept(String line) {
      lines.add(line);
    }

    @Override
    public int width() {
      return WIDTH;
    }
  }
}
