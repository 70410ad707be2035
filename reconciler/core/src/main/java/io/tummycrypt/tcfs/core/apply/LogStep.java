package io.tummycrypt.tcfs.core.apply;

import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.LocalItem;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.RootObserved;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Action.Adopt;
import io.tummycrypt.tcfs.core.plan.Action.Push;
import io.tummycrypt.tcfs.core.plan.Action.PushCopy;
import io.tummycrypt.tcfs.core.plan.Action.PushDeletion;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Rebase;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.port.Uploads.Upload;
import io.tummycrypt.tcfs.core.port.Uploads.Uploaded;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Head;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The publishing half of a plan: contents into the store, one head, then the bases that follow from
 * it.
 */
final class LogStep {
  private static final Duration HOUSEKEEPING = Duration.ofDays(1);

  private final Ports ports;
  private final Publisher publisher;
  private final Reconciler.Commit commit;
  private final Report report;

  LogStep(Ports ports, Publisher publisher, Reconciler.Commit commit, Report report) {
    this.ports = ports;
    this.publisher = publisher;
    this.commit = commit;
    this.report = report;
  }

  /** What the fleet says with what was published; null if nothing was. */
  @Nullable FleetView publish(Observed observed, Plan plan) throws IOException {
    if (observed.highest(plan.device()) == null) {
      observed = publishEmptyHead(observed, plan);
    }
    upload(plan);
    confirmDeletions(plan);
    failCopiesOfUnpublished(plan);
    List<LogEntry> entries = entries(observed, plan);
    List<StateChange> changes = changes(observed.state(), plan);
    changes.addAll(endIntents(observed, plan, changes));
    boolean needed = entries.stream().anyMatch(LogEntry.Put.class::isInstance);
    if (needed || isHousekeepingDue(observed, plan, entries)) {
      FleetView view = view(observed, plan, entries);
      publisher.publish(draft(observed, plan, entries, view), counter(observed, plan), changes);
      notePublished(plan);
      return view;
    }
    if (!changes.isEmpty()) {
      commit.commit(changes);
    }
    notePublished(plan);
    return null;
  }

  /** A device's first head precedes its first pack, so that a collector knows of the device. */
  private Observed publishEmptyHead(Observed observed, Plan plan) throws IOException {
    HeadDraft draft = draft(observed, plan, List.of(), observed.view());
    publisher.publish(draft, observed.counter(), List.of());
    KnownSlot empty = Objects.requireNonNull(observed.state().known().get(plan.device()));
    return observed.withHighest(plan.device(), empty);
  }

  private void upload(Plan plan) throws IOException {
    List<Upload> uploads = new ArrayList<>();
    for (Action action : plan.actions()) {
      if (action instanceof Push push
          && push.item() != null
          && !report.hasFailed(push.root(), push.path())
          && push.version().content() instanceof Content.File file) {
        uploads.add(new Upload(push.root(), push.path(), file));
      }
    }
    if (uploads.isEmpty()) {
      return;
    }
    for (Uploaded uploaded : ports.uploads().store(uploads)) {
      if (uploaded.problem() != null) {
        report.failed(uploaded.upload().root(), uploaded.upload().path(), uploaded.problem());
      }
    }
  }

  /** A deletion is published only if the path is still gone. */
  private void confirmDeletions(Plan plan) {
    for (Action action : plan.actions()) {
      if (action instanceof PushDeletion deletion
          && deletion.confirm()
          && !report.hasFailed(deletion.root(), deletion.path())) {
        try {
          Content found = ports.folder(deletion.root()).reader().identify(deletion.path());
          if (found.isLive() && !(found instanceof Content.Folder)) {
            report.stale(deletion.root(), deletion.path(), "it is there again");
          }
        } catch (IOException e) {
          report.failed(deletion.root(), deletion.path(), IoText.of(e));
        }
      }
    }
  }

  /** The copy of an edit that is not published would name content that the store need not have. */
  private void failCopiesOfUnpublished(Plan plan) {
    Set<Dot> unpublished = new HashSet<>();
    for (Action action : plan.actions()) {
      if (action instanceof Push push && report.hasFailed(push.root(), push.path())) {
        unpublished.add(push.version().dot());
      }
    }
    for (Action action : plan.actions()) {
      if (action instanceof PushCopy copy
          && unpublished.contains(copy.version().dot())
          && !report.hasFailed(copy.root(), copy.path())) {
        report.failed(copy.root(), copy.path(), "what it is a copy of could not be published");
      }
    }
  }

  private List<LogEntry> entries(Observed observed, Plan plan) {
    long seq = nextSeq(observed, plan);
    List<LogEntry> entries = new ArrayList<>();
    for (VersionKey drop : plan.bookkeeping().drops()) {
      if (!report.hasFailed(drop.root(), drop.path())) {
        entries.add(new LogEntry.Drop(seq, drop));
      }
    }
    for (Version carried : plan.bookkeeping().carries()) {
      entries.add(new LogEntry.Put(seq, carried));
    }
    for (Action action : plan.actions()) {
      if (action instanceof Action.Publish publish
          && !report.hasFailed(action.root(), action.path())) {
        entries.add(new LogEntry.Put(seq, publish.version()));
      }
    }
    return entries;
  }

  private List<StateChange> changes(DeviceState state, Plan plan) {
    List<StateChange> changes = new ArrayList<>();
    for (Rebase recovered : plan.bookkeeping().recovered()) {
      if (!report.halted().containsKey(recovered.root())) {
        changes.add(change(recovered));
      }
    }
    List<Action> published = new ArrayList<>();
    for (Action action : plan.actions()) {
      if (report.hasFailed(action.root(), action.path())) {
        continue;
      }
      published.add(action);
      switch (action) {
        case Push(Version version, @Nullable LocalItem item, var _, var _) -> {
          if (item != null || version.root().equals(RootName.DETACHED)) {
            changes.add(base(version, item));
          }
        }
        case PushDeletion deletion -> {
          if (deletion.confirm()) {
            changes.add(base(deletion.version(), null));
          }
        }
        case Adopt(RootName root, TreePath path, Base next, var _) ->
            changes.add(new StateChange.SetBase(root, path, next));
        case PushCopy _, Action.Local _ -> {}
      }
    }
    for (Rebase rebase : plan.bookkeeping().rebases()) {
      if (!report.hasFailed(rebase.root(), rebase.path())) {
        changes.add(change(rebase));
      }
    }
    for (RootName root : new TreeSet<>(published.stream().map(Action::root).toList())) {
      long deleted = RecentDeletions.published(root, published);
      if (deleted > 0) {
        changes.add(RecentDeletions.plus(state, root, deleted, ports.machine().now()));
      }
    }
    return changes;
  }

  /** The plan has seen what became of what an earlier run intended, where it could look. */
  private List<StateChange> endIntents(Observed observed, Plan plan, List<StateChange> changes) {
    List<StateChange> ended = new ArrayList<>();
    observed
        .roots()
        .forEach((root, seen) -> {
          Intents intents = Intents.of(observed.state(), root);
          if (seen instanceof RootObserved.Scanned scanned
              && !intents.isEmpty()
              && !report.halted().containsKey(root)) {
            Intents unseen =
                intents
                    .without(pathsWithNewBase(root, changes))
                    .outOfSight(scanned.tree(), observed, plan.device());
            ended.addAll(unseen.endAllOthers());
          }
        });
    return ended;
  }

  private static Set<TreePath> pathsWithNewBase(RootName root, List<StateChange> changes) {
    Set<TreePath> paths = new HashSet<>();
    for (StateChange change : changes) {
      if (change instanceof StateChange.SetBase set && set.root().equals(root)) {
        paths.add(set.path());
      }
    }
    return paths;
  }

  private static StateChange base(Version version, @Nullable LocalItem item) {
    Base base = Base.of(version, version.clock(), LocalItem.trustedStat(item));
    return new StateChange.SetBase(version.root(), version.path(), base);
  }

  private static StateChange change(Rebase rebase) {
    Base base = rebase.base();
    return base == null
        ? new StateChange.ForgetBase(rebase.root(), rebase.path())
        : new StateChange.SetBase(rebase.root(), rebase.path(), base);
  }

  /** Drops and settled marks never cause a publish by themselves within a day. */
  private boolean isHousekeepingDue(Observed observed, Plan plan, List<LogEntry> entries) {
    Head own = observed.heads().byDevice().get(plan.device());
    if (own == null || observed.now().isBefore(own.at().plus(HOUSEKEEPING))) {
      return false;
    }
    return !entries.isEmpty() || !own.settled().equals(observed.state().settled());
  }

  private HeadDraft draft(Observed observed, Plan plan, List<LogEntry> entries, FleetView view) {
    return new HeadDraft(
        plan.device(),
        observed.writer(),
        nextSeq(observed, plan),
        ports.machine().random(),
        observed.now(),
        entries,
        seen(observed, plan.device()),
        observed.state().settled(),
        viewDigests(observed, view));
  }

  /** Of a view in which something that was seen is missing there is nothing to compare. */
  private static SortedMap<RootName, Digest> viewDigests(Observed observed, FleetView view) {
    return observed.heads().unreadable().isEmpty() ? view.digests() : new TreeMap<>();
  }

  /** What the fleet says once these entries are in our log. */
  private static FleetView view(Observed observed, Plan plan, List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return observed.view();
    }
    Head own = observed.heads().byDevice().get(plan.device());
    List<Log> logs = new ArrayList<>();
    logs.add((own == null ? Log.EMPTY : own.log()).append(entries));
    observed
        .heads()
        .byDevice()
        .forEach((device, head) -> {
          if (!device.equals(plan.device())) {
            logs.add(head.log());
          }
        });
    return FleetView.of(logs);
  }

  /** What was seen of a device and cannot be read any more was seen all the same. */
  private static SortedMap<DeviceName, Long> seen(Observed observed, DeviceName self) {
    SortedMap<DeviceName, Long> seen = observed.heads().seenBy(self);
    for (DeviceName device : observed.heads().unreadable().keySet()) {
      KnownSlot known = observed.state().known().get(device);
      if (known != null) {
        seen.merge(device, known.seq(), Math::max);
      }
    }
    return seen;
  }

  private static long nextSeq(Observed observed, Plan plan) {
    KnownSlot highest = observed.highest(plan.device());
    return highest == null ? 1 : highest.seq() + 1;
  }

  private static long counter(Observed observed, Plan plan) {
    long counter = observed.counter();
    for (Action action : plan.actions()) {
      if (action instanceof Action.Publish publish
          && publish.version().dot().writer().equals(observed.writer())) {
        counter = Math.max(counter, publish.version().dot().counter());
      }
    }
    return counter;
  }

  private void notePublished(Plan plan) {
    for (Action action : plan.actions()) {
      boolean isLocal = action instanceof Action.Local;
      if (!isLocal && !report.hasFailed(action.root(), action.path())) {
        report.done(action);
      }
    }
  }
}
