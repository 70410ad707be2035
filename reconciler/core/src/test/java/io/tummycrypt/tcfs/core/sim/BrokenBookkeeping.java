package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Ports;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.KnownSlot;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.port.HeadDraft;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.LogEntry;
import io.tummycrypt.tcfs.core.version.LogEntry.Put;
import io.tummycrypt.tcfs.core.version.VersionKey;
import io.tummycrypt.tcfs.core.view.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Cores that keep their log, their numbers or what they have seen of others in other ways. */
final class BrokenBookkeeping {
  private BrokenBookkeeping() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "the first head after lost state is empty",
            drafts(BrokenBookkeeping::empty),
            Set.of(Kind.DROPPED_EARLY, Kind.VIEW_DIGEST),
            200),
        new Broken(
            "what was seen is announced as settled",
            drafts((draft, _) -> settled(draft)),
            Set.of(Kind.SETTLED_EARLY),
            400,
            List.of(Operation.WRITE_NEW, Operation.WRITE_NEW, Operation.DELETE),
            List.of(Fault.LOST_STATE, Fault.UNREADABLE_PATH, Fault.CRASH, Fault.LOST_STATE)),
        new Broken(
            "a tombstone is dropped before everybody has settled it",
            new ForgetTombstones(),
            Set.of(Kind.RESURRECTION, Kind.NOT_EQUAL, Kind.LOG_NOT_EMPTY),
            200),
        new Broken(
            "numbers are used again after lost state",
            new OneLife(),
            Set.of(Kind.DOT_REUSED, Kind.EXCEPTION),
            200,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.DELETE),
            List.of(Fault.LOST_STATE)),
        new Broken(
            "restored state goes on in its old life",
            new OldLife(),
            Set.of(Kind.DOT_REUSED, Kind.EXCEPTION),
            200),
        new Broken(
            "a tree that was put back goes on in the life of the one before it",
            new SameLife(),
            Set.of(Kind.LOST_BYTES, Kind.DOT_REUSED),
            400,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.EDIT),
            List.of(Fault.RESTORED_TREE, Fault.NONE, Fault.COPIED_TREE)),
        new Broken(
            "a copy under another name goes on in the life of the first one",
            new OthersLife(),
            Set.of(Kind.LOST_BYTES, Kind.DOT_REUSED, Kind.EXCEPTION),
            400,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.EDIT),
            List.of(Fault.OTHER_NAME)),
        new Broken(
            "heads are taken for closed",
            new AlwaysClosed(),
            Set.of(Kind.WRITTEN_UNINFORMED),
            400,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.DELETE_COPY, Operation.DELETE),
            List.of(Fault.LOST_STATE, Fault.REORDERED_HEADS, Fault.STALE_LISTING)));
  }

  /** Another head than the one that is to be written; the last one may be null. */
  @FunctionalInterface
  private interface Redraft {
    HeadDraft of(HeadDraft draft, @Nullable Head last);
  }

  private static Variant drafts(Redraft redraft) {
    return new Variant() {
      @Override
      public Ports ports(DeviceName device, Ports ports) {
        return Wrapped.headWriter(
            ports, draft -> redraft.of(draft, Wrapped.lastHead(ports.heads(), device)));
      }
    };
  }

  private static HeadDraft empty(HeadDraft draft, @Nullable Head last) {
    if (last == null || last.incarnation().equals(draft.incarnation())) {
      return draft;
    }
    List<LogEntry> entries = new ArrayList<>();
    for (Put put : last.log().entries()) {
      entries.add(new LogEntry.Drop(draft.seq(), put.version().key()));
    }
    draft.entries().stream().filter(Put.class::isInstance).forEach(entries::add);
    return Wrapped.draft(draft, entries, draft.settled());
  }

  private static HeadDraft settled(HeadDraft draft) {
    return Wrapped.draft(draft, draft.entries(), draft.seen());
  }

  private record ForgetTombstones() implements Variant {
    @Override
    public Plan plan(Desired desired, Observed observed, Decisions decisions) {
      Plan plan = Planner.plan(desired, observed, decisions);
      List<VersionKey> drops = new ArrayList<>(plan.bookkeeping().drops());
      Head own = observed.heads().byDevice().get(plan.device());
      if (own != null) {
        for (Put put : own.log().entries()) {
          if (!put.version().isLive() && !drops.contains(put.version().key())) {
            drops.add(put.version().key());
          }
        }
      }
      return Rewrite.drops(plan, drops);
    }

    @Override
    public boolean mayNeedAnotherCycle() {
      return true;
    }
  }

  private record OneLife() implements Variant {
    @Override
    public Observed observed(Observed observed) {
      Incarnation life = new Incarnation(observed.writer().device(), 1);
      return writer(observed, life, observed.state().counter());
    }
  }

  private record OldLife() implements Variant {
    @Override
    public Observed observed(Observed observed) {
      Incarnation life =
          Objects.requireNonNullElse(observed.state().incarnation(), observed.writer());
      return writer(observed, life, observed.state().counter());
    }
  }

  private record SameLife() implements Variant {
    @Override
    public Observed observed(Observed observed) {
      Incarnation life = observed.state().incarnation();
      DeviceName self = observed.writer().device();
      KnownSlot known = observed.state().known().get(self);
      return life != null && Objects.equals(known, observed.highest(self))
          ? writer(observed, life, observed.state().counter())
          : observed;
    }
  }

  private record OthersLife() implements Variant {
    @Override
    public Observed observed(Observed observed) {
      Incarnation life = observed.state().incarnation();
      return life != null && !life.device().equals(observed.writer().device())
          ? writer(observed, life, observed.state().counter())
          : observed;
    }
  }

  private static Observed writer(Observed observed, Incarnation writer, long counter) {
    return new Observed(
        writer,
        counter,
        observed.heads(),
        observed.highest(),
        observed.state(),
        observed.roots(),
        observed.leftBehind(),
        observed.rebooted(),
        observed.now());
  }

  private record AlwaysClosed() implements Variant {
    @Override
    public Plan plan(Desired desired, Observed observed, Decisions decisions) {
      return Planner.plan(
          desired, Rewrite.heads(observed, AlwaysClosed::havingSeenNothing), decisions);
    }

    private static Head havingSeenNothing(Head head) {
      return new Head(
          head.device(),
          head.incarnation(),
          head.seq(),
          head.epoch(),
          head.at(),
          head.log(),
          new TreeMap<>(),
          head.settled(),
          head.viewDigests());
    }
  }
}
