package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.desired.Setting;
import io.tummycrypt.tcfs.core.observed.LocalTree;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.Problem;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Notice;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.engine.tree.PushedFiles;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a push is not for the fleet, or not to be had. Where a person has named just that, the
 * push has failed; what was met in a folder is a finding, as it is of a sync.
 */
final class LeftAlone {
  private final Observed observed;
  private final List<Place> named;
  private final PushedFiles files;

  LeftAlone(Observed observed, List<Place> named, PushedFiles files) {
    this.observed = observed;
    this.named = named;
    this.files = files;
  }

  /** Notes the failure of what was named. */
  void addTo(Report report) {
    for (Place place : named) {
      String reason = place.path() == null ? null : reason(place);
      if (place.path() != null && reason != null) {
        report.failed(place.root(), place.path(), reason);
      }
    }
  }

  private @Nullable String reason(Place place) {
    Problem problem = problemAt(place);
    if (problem != null) {
      return problem.detail();
    }
    if (place.path() == null
        || !(observed.roots().get(place.root()) instanceof RootObserved.Scanned scanned)) {
      return null;
    }
    Setting<String> rule = scanned.tree().leftOutBy(place.path());
    return rule == null
        ? null
        : "pattern '%s' leaves it out (%s)".formatted(rule.value(), rule.origin());
  }

  private @Nullable Problem problemAt(Place place) {
    if (place.root().equals(RootName.DETACHED)) {
      return files.problems().get(place.path());
    }
    if (!(observed.roots().get(place.root()) instanceof RootObserved.Scanned scanned)) {
      return null;
    }
    LocalTree tree = scanned.tree();
    return tree.problems().get(place.path());
  }

  /** The plan with findings in what was pushed, and none of what has failed. */
  Plan with(Plan plan) {
    List<Notice> notices = new ArrayList<>(plan.notices());
    files
        .problems()
        .forEach(
            (path, problem) -> notices.add(new Notice.Finding(RootName.DETACHED, path, problem)));
    files
        .nameProblems()
        .forEach(name -> notices.add(new Notice.NameFinding(RootName.DETACHED, name)));
    notices.removeIf(notice ->
        notice instanceof Notice.Finding(var root, var path, var _)
            && named.contains(new Place(root, path)));
    return new Plan(plan.device(), plan.revision(), plan.actions(), notices, plan.bookkeeping());
  }
}
