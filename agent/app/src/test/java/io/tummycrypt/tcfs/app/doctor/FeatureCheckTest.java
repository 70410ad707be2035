package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.engine.tree.FolderProbe.Features;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeatureCheckTest {
  private static final Features EVERYTHING =
      new Features(false, false, true, true, true, true, true);
  private static final Features NOTHING =
      new Features(true, true, false, false, false, false, false);

  @Test
  void aFileSystemThatHasEverythingIsOk() {
    assertEquals(Map.of(Level.OK, 7L), levels(FeatureCheck.of(EVERYTHING)));
  }

  @Test
  void whatAUserWouldNoticeIsAWarning() {
    List<Check> checks = FeatureCheck.of(NOTHING);
    assertEquals(
        List.of(Topic.CASE, Topic.NORMALISATION, Topic.EXCHANGE, Topic.LINKS, Topic.TIMES),
        checks.stream().filter(check -> check.level() == Level.WARN).map(Check::topic).toList());
    // What tcfs does not need is told, and is in nobody's way.
    assertEquals(Map.of(Level.WARN, 5L, Level.OK, 2L), levels(checks));
    for (Check check : checks) {
      assertEquals(check.level() == Level.OK, check.nextStep().isEmpty(), check.toString());
      assertFalse(check.found().isEmpty());
    }
  }

  private static Map<Level, Long> levels(List<Check> checks) {
    return checks.stream().collect(Collectors.groupingBy(Check::level, Collectors.counting()));
  }
}
