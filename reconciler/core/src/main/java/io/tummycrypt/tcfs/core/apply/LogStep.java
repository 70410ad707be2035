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
import io.tummycrypt.tcfs.core.plan.Notice.Held;
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
import io.tummycrypt.tcfs.core.view.ViewDigest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The publishing half of a plan: contents into the store, one head, then the bases that follow from
 * it. Much at once goes in several heads, so that what is sent is soon known as sent, and only so
 * much is in memory; all that depends on other parts of the plan is in the last.
 */
final class LogStep {
  private static final Duration HOUSEKEEPING = Duration.ofDays(1);

  private final Ports ports;
  private final Publisher publisher;
  private final Reconciler.Commit commit;
  private final Report report;
  private final Portions portions;
  private final Slice slice;

  LogStep(
      Ports ports,
      Publisher publisher,
      Reconciler.Commit commit,
      Report report,
      Portions portions,
      Slice slice) {
    this.ports = ports;
    this.publisher = publisher;
    this.commit = commit;
    this.report = report;
    this.portions = portions;
    this.slice = slice;
  }

  /**
   * What the fleet says with what was published; null if nothing was. All of a plan that is not
   * much is published, and otherwise a part of it at least.
   */
  @Nullable FleetView publish(Observed observed, Plan plan) throws IOException {
    Observed now = observed;
    if (now.highest(plan.device()) == null) {
      now = publishEmptyHead(now, plan);
    }
    Head own = observed.heads().byDevice().get(plan.device());
    Log log = own == null ? Log.EMPTY : own.log();
    List<List<Push>> parts = HeadParts.of(plan, report::isTried, portions, slice.up());
    SortedMap<RootName, Digest> digests =
        parts.isEmpty() || !isComplete(observed) ? new TreeMap<>() : observed.view().digests();
    if (!parts.isEmpty() || report.isCutShort()) {
      endFirstRuns(observed, plan);
    }
    for (List<Push> part : parts) {
      List<LogEntry.Put> entries = uploaded(now, plan.part(part));
      log = log.append(entries);
      if (isComplete(observed)) {
        List<Version> versions = entries.stream().map(LogEntry.Put::version).toList();
        digests = ViewDigest.with(digests, observed.view(), versions);
      }
      publishPart(now, plan.part(part), entries, digests);
      now = withHighestKnown(now, plan.device());
      if (slice.isOver()) {
        report.cutShort();
        return view(observed, plan, log, List.of());
      }
    }
    FleetView view = publishRest(now, plan, HeadParts.without(plan, parts), log);
    return view == null && !parts.isEmpty() ? view(observed, plan, log, List.of()) : view;
  }

  /**
   * What a first run may do it may also go on with after a cut, when some of it is in the fleet; a
   * guard that holds nothing now would not know that from what others have there.
   */
  private void endFirstRuns(Observed observed, Plan plan) throws IOException {
    List<StateChange> changes = new ArrayList<>();
    observed
        .state()
        .roots()
        .forEach((root, memory) -> {
          if (memory.isJoining()
              && observed.roots().get(root) instanceof RootObserved.Scanned
              && !report.halted().containsKey(root)
              && !plan.holds(root, Held.Kind.FIRST_PUSH)) {
            changes.add(new StateChange.Remember(root, memory.joined()));
          }
        });
    if (!changes.isEmpty()) {
      commit.commit(changes);
    }
  }

  /** The entries of those whose content is in the store now. */
  private List<LogEntry.Put> uploaded(Observed observed, Plan plan) throws IOException {
    upload(plan);
    List<LogEntry.Put> puts = new ArrayList<>();
    for (LogEntry entry : entries(observed, plan)) {
      if (entry instanceof LogEntry.Put put) {
        puts.add(put);
      }
    }
    return puts;
  }

  /**
   * Publishes some new contents and nothing else. What is settled and dropped is as in the head
   * before: that is for the last.
   */
  private void publishPart(
      Observed observed, Plan plan, List<LogEntry.Put> entries, SortedMap<RootName, Digest> digests)
      throws IOException {
    if (!entries.isEmpty()) {
      Head own = observed.heads().byDevice().get(plan.device());
      SortedMap<DeviceName, Long> settled = own == null ? new TreeMap<>() : own.settled();
      HeadDraft draft = draft(observed, plan, List.copyOf(entries), settled, digests);
      publisher.publish(draft, counter(observed, plan), changes(plan));
    }
    notePublished(plan);
  }

  private static Observed withHighestKnown(Observed observed, DeviceName device) {
    KnownSlot highest = observed.state().known().get(device);
    return highest == null ? observed : observed.withHighest(device, highest);
  }

  private @Nullable FleetView publishRest(Observed observed, Plan whole, Plan plan, Log log)
      throws IOException {
    failWhatBelongsTogether(whole);
    upload(plan);
    confirmDeletions(plan);
    failWhatBelongsTogether(whole);
    List<LogEntry> entries = entries(observed, plan);
    List<StateChange> changes = changes(plan);
    changes.addAll(recentDeletions(observed.state(), whole));
    changes.addAll(endIntents(observed, plan, changes));
    boolean isAll = whole.actions().size() == plan.actions().size();
    boolean needed = entries.stream().anyMatch(LogEntry.Put.class::isInstance);
    if (needed || (isAll && isHousekeepingDue(observed, plan, entries))) {
      FleetView view = view(observed, plan, log, entries);
      HeadDraft draft =
          draft(
              observed,
              plan,
              entries,
              observed.state().settled(),
              isComplete(observed) ? view.digests() : new TreeMap<>());
      publisher.publish(draft, counter(observed, plan), changes);
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
    HeadDraft draft =
        draft(
            observed,
            plan,
            List.of(),
            observed.state().settled(),
            isComplete(observed) ? observed.view().digests() : new TreeMap<>());
    publisher.publish(draft, observed.counter(), List.of());
    return withHighestKnown(observed, plan.device());
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

  /** Of a conflict either all is published or nothing; a copy may be one of a copy. */
  private void failWhatBelongsTogether(Plan plan) {
    int before;
    do {
      before = report.failures().size();
      failCopiesOfUnpublished(plan);
      failOriginalsOfUnpublished(plan);
    } while (report.failures().size() > before);
  }

  /**
   * What lost a conflict is superseded only together with its copy. Nothing else is noted at its
   * path either: an edit that is made there next would have seen it.
   */
  private void failOriginalsOfUnpublished(Plan plan) {
    for (Action action : plan.actions()) {
      if (action instanceof PushCopy copy
          && copy.version().copyOf() != null
          && report.hasFailed(copy.root(), copy.path())
          && !report.hasFailed(copy.root(), copy.version().copyOf())) {
        report.failed(
            copy.root(), copy.version().copyOf(), "its conflict copy could not be published");
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

  private List<StateChange> changes(Plan plan) {
    List<StateChange> changes = new ArrayList<>();
    for (Rebase recovered : plan.bookkeeping().recovered()) {
      if (!report.halted().containsKey(recovered.root())) {
        changes.add(change(recovered));
      }
    }
    for (Action action : plan.actions()) {
      if (report.hasFailed(action.root(), action.path())) {
        continue;
      }
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
    return changes;
  }

  private List<StateChange> recentDeletions(DeviceState state, Plan plan) {
    List<Action> published = plan.actions().stream().filter(report::isTried).toList();
    List<StateChange> changes = new ArrayList<>();
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

  /**
   * @param viewDigests of a view in which something that was seen is missing there are none
   */
  private HeadDraft draft(
      Observed observed,
      Plan plan,
      List<LogEntry> entries,
      SortedMap<DeviceName, Long> settled,
      SortedMap<RootName, Digest> viewDigests) {
    return new HeadDraft(
        plan.device(),
        observed.writer(),
        nextSeq(observed, plan),
        ports.machine().random(),
        observed.now(),
        entries,
        seen(observed, plan.device()),
        settled,
        viewDigests);
  }

  /**
   * What the fleet says once these entries are in our log.
   *
   * @param log what is published so far
   */
  private static FleetView view(Observed observed, Plan plan, Log log, List<LogEntry> entries) {
    Head own = observed.heads().byDevice().get(plan.device());
    boolean isAsBefore = entries.isEmpty() && log.size() == (own == null ? 0 : own.log().size());
    if (isAsBefore) {
      return observed.view();
    }
    List<Log> logs = new ArrayList<>();
    logs.add(log.append(entries));
    observed
        .heads()
        .byDevice()
        .forEach((device, head) -> {
          if (!device.equals(plan.device())) {
            logs.add(head.log());
          }
        });
    return FleetView.of(logs, observed.view());
  }

  private static boolean isComplete(Observed observed) {
    return observed.heads().unreadable().isEmpty();
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
