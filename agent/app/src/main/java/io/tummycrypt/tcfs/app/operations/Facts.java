package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.store.report.DeviceReport;
import io.tummycrypt.tcfs.store.report.DeviceReport.Waiting;

/**
 * What an exit code depends on.
 *
 * @param failed whether nothing could be tried
 * @param partly whether a path failed, a root is halted, or something is held or left for later
 * @param conflicts whether conflicts wait for a person
 * @param toApply whether there is something to apply
 */
public record Facts(boolean failed, boolean partly, boolean conflicts, boolean toApply) {
  /** Nothing to tell. */
  public static final Facts NONE = new Facts(false, false, false, false);

  /** What a plan says before it is applied. */
  public static Facts of(Plan plan) {
    return new Facts(
        false,
        plan.notices().stream().anyMatch(Facts::isPartial),
        plan.notices().stream().anyMatch(Notice.OpenConflict.class::isInstance),
        !plan.isEmpty());
  }

  /**
   * What several devices would do. Of one that never reported nothing can be said; where a report
   * is there and cannot be read, something is wrong.
   */
  public static Facts of(Iterable<? extends Outlook> outlooks) {
    Facts facts = NONE;
    for (Outlook outlook : outlooks) {
      facts =
          switch (outlook) {
            case Planned planned -> facts.and(of(planned));
            case Outlook.Unknown unknown ->
                facts.and(new Facts(false, unknown.isFault(), false, false));
          };
    }
    return facts;
  }

  private static Facts of(Planned planned) {
    Facts plan = of(planned.plan());
    Facts facts = new Facts(plan.failed, plan.partly, plan.conflicts, !planned.isEmpty());
    Reported reported = planned.reported();
    return reported == null ? facts : facts.and(of(reported));
  }

  /** What a device said of itself. */
  private static Facts of(Reported reported) {
    Waiting waiting = reported.report().waiting();
    return new Facts(
        false,
        reported.report().sync().outcome() == DeviceReport.Outcome.PARTLY,
        waiting.conflicts() > 0,
        waiting.drift() + reported.newerRevisions() > 0);
  }

  /** What is left once a plan was carried out. */
  public static Facts of(Applied applied) {
    Facts plan = of(applied.planned().plan());
    Outcome outcome = applied.outcome();
    boolean isOfFiles = !outcome.failed().isEmpty() || !outcome.skipped().isEmpty();
    boolean incomplete = isOfFiles || !applied.planned().streams().actions().isEmpty();
    return new Facts(false, plan.partly || incomplete, plan.conflicts, false);
  }

  /** Whether something that is not part of a plan waits for a person to decide. */
  public static Facts ofUndecided(boolean any) {
    return new Facts(false, false, any, false);
  }

  /** Both. */
  public Facts and(Facts other) {
    return new Facts(
        failed || other.failed,
        partly || other.partly,
        conflicts || other.conflicts,
        toApply || other.toApply);
  }

  /** The same, but that there is something to apply is not told. */
  public Facts withoutToApply() {
    return new Facts(failed, partly, conflicts, false);
  }

  /** Whether a plan with such a notice is not as it should be. */
  public static boolean count(Notice notice) {
    return isPartial(notice) || notice instanceof Notice.OpenConflict;
  }

  private static boolean isPartial(Notice notice) {
    return switch (notice) {
      case Notice.Halted _, Notice.Held _, Notice.NameFinding _ -> true;
      case Notice.DiskFloor _, Notice.Waiting _, Notice.UnreadableDevice _ -> true;
      // Sockets and the like are nothing that anybody expects to find elsewhere.
      case Notice.Finding finding -> finding.problem().kind() != Problem.Kind.SPECIAL;
      case Notice.OpenConflict _ -> false;
      case Notice.LocalOnly _, Notice.LeftBehind _, Notice.NotSupported _ -> false;
      case Notice.LeftOut _ -> false;
    };
  }
}
