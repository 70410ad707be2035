package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.ImportPlan.Differing;
import java.util.List;

/**
 * What came of an import.
 *
 * @param source the older store
 * @param plan as it was shown
 * @param done what was published
 * @param failed contents that are not, byte for byte, what the older store says they are
 * @param overtaken where the fleet got something else while contents were on their way
 */
public record Imported(
    String source,
    ImportPlan plan,
    List<Version> done,
    List<Failure> failed,
    List<Differing> overtaken) {
  public Imported {
    done = List.copyOf(done);
    failed = List.copyOf(failed);
    overtaken = List.copyOf(overtaken);
  }

  /** A plan of which nothing was carried out yet. */
  public static Imported planned(String source, ImportPlan plan) {
    return new Imported(source, plan, List.of(), List.of(), List.of());
  }

  /** What the exit code depends on. */
  public Facts facts() {
    boolean isPartial = !failed.isEmpty() || !plan.refused().isEmpty();
    boolean hasConflicts = !plan.differing().isEmpty() || !overtaken.isEmpty();
    return new Facts(false, isPartial, hasConflicts, false);
  }
}
