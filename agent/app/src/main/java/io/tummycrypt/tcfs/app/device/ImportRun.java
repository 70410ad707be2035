package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.Imported;
import io.tummycrypt.tcfs.core.apply.Report.Failure;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.engine.device.VersionPublisher;
import io.tummycrypt.tcfs.engine.fleet.OlderUploads;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import io.tummycrypt.tcfs.store.older.ImportPlan;
import io.tummycrypt.tcfs.store.older.ImportPlan.Differing;
import io.tummycrypt.tcfs.store.older.ImportPlan.New;
import io.tummycrypt.tcfs.store.older.ImportPlanner;
import io.tummycrypt.tcfs.store.older.OlderContents;
import io.tummycrypt.tcfs.store.older.OlderObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Carries out an import in parts, each of which is published as soon as its contents are in the
 * store. What was published stays when the run is cut short, and the next run goes on behind it.
 */
final class ImportRun {
  private static final int PART_FILES = 10_000;
  private static final long PART_BYTES = 1L << 30;

  private final Session session;
  private final VersionPublisher publisher;
  private final OlderObjects objects;
  private final List<Version> done = new ArrayList<>();
  private final List<Failure> failed = new ArrayList<>();
  private final List<Differing> overtaken = new ArrayList<>();

  ImportRun(Session session, VersionPublisher publisher, OlderObjects objects) {
    this.session = session;
    this.publisher = publisher;
    this.objects = objects;
  }

  Imported carryOut(Imported planned) throws IOException {
    ImportPlan plan = planned.plan();
    List<New> items = plan.news();
    if (!items.isEmpty()) {
      Progress progress = session.watch().progress();
      progress.expect(Phase.UPLOAD, items.size(), plan.bytes());
      publisher.begin();
      try (OlderContents contents = new OlderContents(objects)) {
        int from = 0;
        while (from < items.size()) {
          int to = partEnd(items, from);
          publish(items.subList(from, to), contents);
          from = to;
        }
      }
      progress.rest();
    }
    return new Imported(planned.source(), plan, done, failed, overtaken);
  }

  private static int partEnd(List<New> items, int from) {
    long bytes = 0;
    int to = from;
    while (to < items.size() && to - from < PART_FILES && bytes < PART_BYTES) {
      bytes += items.get(to++).version().content().bytes();
    }
    return to;
  }

  private void publish(List<New> part, OlderContents contents) throws IOException {
    Progress progress = session.watch().progress();
    OlderUploads uploads = session.store().olderUploads(progress);
    progress.enter(Phase.UPLOAD);
    SortedMap<TreePath, String> problems = uploads.store(part, contents);
    Observed observed = publisher.observe();
    List<Version> versions = new ArrayList<>();
    for (New item : part) {
      Version version = item.version();
      String problem = problems.get(version.path());
      if (problem != null) {
        failed.add(new Failure(version.root(), version.path(), problem));
      } else if (isStillNew(version, observed.view())) {
        versions.add(version);
      }
    }
    if (!versions.isEmpty()) {
      publisher.publish(observed, versions);
      done.addAll(versions);
    }
  }

  /** Others go on publishing while contents are on their way. */
  private boolean isStillNew(Version version, FleetView view) {
    return switch (ImportPlanner.against(version, view)) {
      case New _ -> true;
      case Differing differing -> {
        overtaken.add(differing);
        yield false;
      }
      case ImportPlan.Known _, ImportPlan.Refused _ -> false;
    };
  }
}
