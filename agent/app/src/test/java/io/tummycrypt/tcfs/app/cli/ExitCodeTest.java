package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Reason.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private static final Action ACTION = Samples.push("a", Samples.file(1, 1), Rule.NEW_HERE, 1, 1);

  @Test
  void isTheFirstOf1And3And4And2ThatApplies() {
    assertEquals(ExitCode.DONE, ExitCode.of(Facts.NONE));
    assertEquals(ExitCode.TO_APPLY, ExitCode.of(new Facts(false, false, false, true)));
    assertEquals(ExitCode.CONFLICTS, ExitCode.of(new Facts(false, false, true, true)));
    assertEquals(ExitCode.PARTLY, ExitCode.of(new Facts(false, true, true, true)));
    assertEquals(ExitCode.ERROR, ExitCode.of(new Facts(true, true, true, true)));
  }

  @Test
  void hasTheDocumentedNumbers() {
    List<Integer> codes = List.of(ExitCode.values()).stream().map(ExitCode::code).toList();
    assertEquals(List.of(0, 1, 2, 3, 4, 64, 78, 130), codes);
  }

  @Test
  void isPartlyForWhatIsHeldHaltedOrUnreadable() {
    for (Notice notice : Samples.rich().plan().notices()) {
      boolean partly =
          switch (notice) {
            case Notice.Held _, Notice.Halted _, Notice.NameFinding _ -> true;
            case Notice.DiskFloor _, Notice.Waiting _, Notice.UnreadableDevice _ -> true;
            case Notice.Finding f -> f.problem().kind() == Problem.Kind.UNREADABLE;
            case Notice.OpenConflict _, Notice.LocalOnly _, Notice.LeftBehind _ -> false;
            case Notice.NotSupported _ -> false;
            case Notice.LeftOut _ -> false;
          };
      Facts facts = Facts.of(Samples.planned(List.of(), List.of(notice)).plan());
      assertEquals(partly, facts.partly(), notice.toString());
    }
  }

  @Test
  void isPartlyWhenAPathFailed() {
    Planned planned = Samples.planned(List.of(ACTION), List.of());
    Failure failure = new Failure(Samples.DOCS, Samples.path("a"), "no space");
    Outcome failed = new Outcome(List.of(), List.of(), List.of(failure), List.of());
    assertEquals(ExitCode.PARTLY, ExitCode.of(Facts.of(new Applied(planned, failed))));
    Outcome done = new Outcome(List.of(ACTION), List.of(), List.of(), List.of());
    assertEquals(ExitCode.DONE, ExitCode.of(Facts.of(new Applied(planned, done))));
  }
}
