package io.tummycrypt.tcfs.core.sim;

import io.tummycrypt.tcfs.core.apply.Ports;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.Base;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.observed.StateChange;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.core.plan.Decisions;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Planner;
import io.tummycrypt.tcfs.core.plan.Reason;
import io.tummycrypt.tcfs.core.port.ForwardingWriter;
import io.tummycrypt.tcfs.core.port.HeadReader;
import io.tummycrypt.tcfs.core.port.Intent;
import io.tummycrypt.tcfs.core.port.RootWriter;
import io.tummycrypt.tcfs.core.sim.Violation.Kind;
import io.tummycrypt.tcfs.core.version.ConflictMode;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Incarnation;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Slot;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Cores that treat folders, and what is not there, in other ways. */
final class BrokenApply {
  private static final Reason REASON = new Reason(Reason.Rule.DELETED_ELSEWHERE, "broken");

  private BrokenApply() {}

  static List<Broken> all() {
    return List.of(
        new Broken(
            "displaced bytes are not looked at",
            writing(Unlooking::new),
            Set.of(Kind.BLIND_DISPLACEMENT),
            400,
            List.of(Operation.WRITE_NEW, Operation.EDIT),
            List.of(Fault.USER_DURING_CYCLE)),
        new Broken(
            "displaced bytes are discarded",
            writing(Discarding::new),
            Set.of(Kind.BLIND_DISPLACEMENT),
            200),
        new Broken(
            "a head that cannot be read is empty, and what no head has is deleted",
            new AbsenceIsDeletion(),
            Set.of(Kind.LOST_BYTES, Kind.BLIND_DISPLACEMENT),
            200),
        new Broken(
            "on a first run what is not here was deleted here",
            new FirstRunDeletes(),
            Set.of(Kind.LOST_BYTES, Kind.ORDER_MATTERS, Kind.NOT_FINISHED),
            200),
        new Broken(
            "a step that failed is taken for one that was not done",
            new FailedIsNotDone(),
            Set.of(Kind.RESURRECTION),
            200,
            List.of(Operation.WRITE_NEW, Operation.EDIT, Operation.DELETE),
            List.of(Fault.DONE_BUT_FAILED)));
  }

  private static Variant writing(UnaryOperator<RootWriter> change) {
    return new Variant() {
      @Override
      public Ports ports(DeviceName device, Ports ports) {
        return Wrapped.rootWriter(ports, change);
      }
    };
  }

  /** Takes whatever was displaced for what was expected. */
  private static final class Unlooking extends ForwardingWriter {
    Unlooking(RootWriter writer) {
      super(writer);
    }

    @Override
    public Content identify(String batch, int number) throws IOException {
      Content found = super.identify(batch, number);
      Intent intent = intent(batch);
      if (!found.isLive() || intent == null) {
        return found;
      }
      return intent.items().stream()
          .filter(item -> item.number() == number && item.expected().isLive())
          .findFirst()
          .map(Intent.Item::expected)
          .orElse(found);
    }
  }

  /** Has no vault. */
  private static final class Discarding extends ForwardingWriter {
    Discarding(RootWriter writer) {
      super(writer);
    }

    @Override
    public void vault(String batch, int number, TreePath path, Content content) throws IOException {
      discard(batch, number);
    }
  }

  private record AbsenceIsDeletion() implements Variant {
    @Override
    public Ports ports(DeviceName device, Ports ports) {
      return Wrapped.headReader(ports, new Lenient(device, ports.heads()));
    }

    @Override
    public Plan plan(Desired desired, Observed observed, Decisions decisions) {
      Plan plan = Planner.plan(desired, observed, decisions);
      List<Action> actions = new ArrayList<>(plan.actions());
      observed
          .state()
          .bases(SimDevice.ROOT)
          .forEach((path, base) -> {
            Content here = Rewrite.content(Rewrite.item(observed, path));
            boolean isKnown = !Rewrite.view(observed).versions(SimDevice.ROOT, path).isEmpty();
            if (!isKnown && Contents.identity(here) != null && here.equals(base.content())) {
              actions.removeIf(action -> action.path().equals(path));
              actions.add(new Action.Delete(SimDevice.ROOT, path, here, null, REASON));
            }
          });
      return Rewrite.actions(plan, actions);
    }
  }

  /** Gives an empty head where there is one that cannot be read. */
  private record Lenient(DeviceName self, HeadReader reader) implements HeadReader {
    @Override
    public SortedMap<DeviceName, SortedSet<Long>> list() throws IOException {
      return reader.list();
    }

    @Override
    public Slot read(DeviceName device, long seq) throws IOException {
      try {
        return reader.read(device, seq);
      } catch (IOException e) {
        if (device.equals(self)) {
          throw e;
        }
        return empty(device, seq);
      }
    }

    @Override
    public Digest hash(DeviceName device, long seq) throws IOException {
      return reader.hash(device, seq);
    }

    private static Slot empty(DeviceName device, long seq) {
      Head head =
          new Head(
              device,
              new Incarnation(device, 0),
              seq,
              0,
              Instant.EPOCH,
              Log.EMPTY,
              new TreeMap<>(),
              new TreeMap<>(),
              new TreeMap<>());
      return new Slot.HeadSlot(head, new Digest(Digest.Algorithm.SHA256, 0, 0, 0, seq));
    }
  }

  /** Never looks at what an earlier run intended. */
  private record FailedIsNotDone() implements Variant {
    @Override
    public Observed observed(Observed observed) {
      return observed.state().intended(SimDevice.ROOT).isEmpty()
          ? observed
          : Rewrite.state(observed, List.of(new StateChange.EndIntents(SimDevice.ROOT)));
    }
  }

  private record FirstRunDeletes() implements Variant {
    @Override
    public Plan plan(Desired desired, Observed observed, Decisions decisions) {
      Plan plan = Planner.plan(desired, observed, decisions);
      return Rewrite.isFirstRun(observed) ? deleting(observed, plan) : plan;
    }

    private static Plan deleting(Observed observed, Plan plan) {
      Rewrite.Dots dots = new Rewrite.Dots(observed, plan);
      List<Action> actions = new ArrayList<>();
      for (Action action : plan.actions()) {
        if (action instanceof Action.Pull pull && !pull.expected().isLive()) {
          actions.addFirst(deletion(plan, observed, pull, dots.next()));
        } else {
          actions.add(action);
        }
      }
      return Rewrite.actions(plan, actions);
    }

    private static Action deletion(Plan plan, Observed observed, Action.Pull pull, Dot dot) {
      Base base = pull.next();
      Version version =
          new Version(
              SimDevice.ROOT,
              pull.path(),
              Content.nothing(),
              observed.now(),
              base.clock().tick(dot),
              plan.device(),
              dot,
              base.content(),
              ConflictMode.AUTO,
              base.copyOf(),
              null);
      return new Action.PushDeletion(version, true, REASON);
    }
  }
}
