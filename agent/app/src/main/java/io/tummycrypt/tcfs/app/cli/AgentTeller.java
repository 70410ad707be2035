package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.agent.Agent;
import io.tummycrypt.tcfs.app.agent.Supervisor;
import io.tummycrypt.tcfs.app.device.LiveDevice;
import io.tummycrypt.tcfs.app.log.Log;
import io.tummycrypt.tcfs.app.log.LogEntry;
import io.tummycrypt.tcfs.app.log.LogEvent;
import io.tummycrypt.tcfs.app.operations.Outcome;
import io.tummycrypt.tcfs.app.operations.PlanSummary.What;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.render.AgentText;
import io.tummycrypt.tcfs.app.render.SourceText;
import io.tummycrypt.tcfs.app.saved.PlanFile;
import io.tummycrypt.tcfs.core.apply.HaltException;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.plan.Action;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.SourceNote;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.engine.tree.LiveRoot;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.object.StoreRequest;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the log and the supervisor what an agent does. What is as before is not told again. */
final class AgentTeller implements Agent.Told {
  private final Log log;
  private final boolean isForPeople;
  private final Supervisor supervisor;
  private final AgentProgram.Effort effort;
  private final Runnable ready;
  private final Consumer<DeviceConfig> follower;
  private @Nullable String lastFailure;
  private @Nullable String lastStop;

  /** Whether it was told that the store gives no answer, since something was done. */
  private boolean isWaiting;

  private long lastRevision;
  private SortedSet<RootName> halted = Collections.emptySortedSet();
  private final TreeSet<RootName> unwatched = new TreeSet<>();
  private long began;

  /**
   * Has told nothing yet.
   *
   * @param isForPeople whether the log has no fields
   * @param ready is run once the agent is
   * @param follower is told the settings of this machine
   */
  AgentTeller(
      Log log,
      boolean isForPeople,
      Supervisor supervisor,
      AgentProgram.Effort effort,
      Runnable ready,
      Consumer<DeviceConfig> follower) {
    this.log = log;
    this.isForPeople = isForPeople;
    this.supervisor = supervisor;
    this.effort = effort;
    this.ready = ready;
    this.follower = follower;
  }

  @Override
  public void follows(DeviceConfig config, long revision) {
    follower.accept(config);
    follows(revision);
  }

  private synchronized void follows(long revision) {
    if (revision != lastRevision && revision > 0) {
      log.tellOfLook(
          LogEntry.of(LogEvent.FOLLOWS, "follows revision " + revision + " of the fleet document")
              .with("revision", revision));
    }
    lastRevision = revision;
  }

  @Override
  public synchronized void listens() {
    supervisor.ready();
    supervisor.status("looks at everything");
  }

  @Override
  public synchronized void ready() {
    ready.run();
  }

  @Override
  public synchronized void stopped(String why) {
    lastFailure = null;
    isWaiting = false;
    if (!why.equals(lastStop)) {
      lastStop = why;
      log.tellOfLook(LogEntry.of(LogEvent.STOPPED, "does nothing: " + why).with("why", why));
    }
    supervisor.status("does nothing: " + why);
  }

  @Override
  public synchronized void begins() {
    began = System.nanoTime();
    lastStop = null;
    log.tellOfLook(LogEntry.of(LogEvent.LOOK_BEGAN, "looks"));
    effort.work();
  }

  @Override
  public void ends() {
    effort.pause();
  }

  @Override
  public void rests() {
    effort.rest();
  }

  @Override
  public synchronized void looked(LiveDevice.Looked looked) {
    if (lastFailure != null || isWaiting) {
      lastFailure = null;
      isWaiting = false;
      log.tellOfLook(LogEntry.of(LogEvent.RECOVERED, "works again"));
    }
    if (!looked.ended().halted().equals(halted)) {
      looked.ended().halted().stream()
          .filter(root -> !halted.contains(root))
          .forEach(this::tellHalted);
      halted = looked.ended().halted();
    }
    supervisor.status(halted.isEmpty() ? "watches" : "watches; halted: " + names(halted));
    if (looked.applied() != null && looked.begun() != null) {
      tell(looked.begun(), looked.applied().outcome());
    }
    log.tellOfLook(LogEntry.of(LogEvent.LOOKED, "has looked").with("millis", millis()));
  }

  @Override
  public synchronized void watches(RootName root, LiveRoot.Watches watches) {
    if (watches.silent() == 0) {
      unwatched.remove(root);
    } else if (unwatched.add(root)) {
      String what =
          watches.watched() == 0
              ? " is not watched; all of it is looked at every 30 seconds instead: "
              : ": %s not watched, but looked at every 30 seconds: "
                  .formatted(
                      watches.silent() == 1 ? "a folder is" : watches.silent() + " folders are");
      log.tellOfLook(
          LogEntry.of(LogEvent.UNWATCHED, "root " + root + what + watches.why())
              .with("root", root.text())
              .with("folders", watches.silent())
              .with("why", watches.why()));
    }
  }

  private void tellHalted(RootName root) {
    log.tellOfLook(
        LogEntry.of(LogEvent.ROOT_HALTED, "halted: " + root + "; 'tcfs status' says why")
            .with("root", root.text()));
  }

  private static String names(SortedSet<RootName> roots) {
    return roots.stream().map(RootName::text).collect(Collectors.joining(", "));
  }

  private long millis() {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private void tell(Planned begun, Outcome outcome) {
    List<Report.Failure> failed = outcome.tried();
    if (outcome.done().isEmpty() && failed.isEmpty()) {
      return;
    }
    // People are not told it, and it takes a digest of all the plan.
    String plan = isForPeople ? "" : PlanFile.id(begun);
    if (log.has(LogEvent.PATH_DONE)) {
      outcome.done().forEach(action -> log.tellOfLook(entry(action).with("plan", plan)));
    }
    failed.forEach(failure -> log.tellOfLook(entry(failure).with("plan", plan)));
    int done = outcome.done().size();
    if (done > 0) {
      log.tellOfLook(
          LogEntry.of(LogEvent.DONE, "done: " + done).with("plan", plan).with("done", done));
    }
  }

  private static LogEntry entry(Action action) {
    String what = What.of(action).key();
    String path = action.path().toString();
    return LogEntry.of(LogEvent.PATH_DONE, what + ": " + action.root() + "/" + Printable.of(path))
        .with("root", action.root().text())
        .with("path", path)
        .with("what", what);
  }

  private static LogEntry entry(Report.Failure failure) {
    String path = failure.path().toString();
    return LogEntry.of(
            LogEvent.PATH_FAILED,
            "failed: " + failure.root() + "/" + Printable.of(path) + ": " + failure.reason())
        .with("root", failure.root().text())
        .with("path", path)
        .with("reason", failure.reason());
  }

  @Override
  public synchronized void failed(Exception why) {
    Failure failure = Failure.of("tcfsd", why);
    if (!failure.message().equals(lastFailure)) {
      lastFailure = failure.message();
      boolean isSticky = why instanceof HaltException halt && halt.isSticky();
      String then = isSticky ? "nothing more is done until a new start" : "it is tried again";
      String next = failure.nextStepOnly();
      log.tellOfLook(
          LogEntry.of(
                  LogEvent.LOOK_FAILED, failure.message() + "; " + then + ". Next step: " + next)
              .with("next_step", next));
    }
    supervisor.ready();
    supervisor.status(failure.message());
  }

  @Override
  public void asked(String what, @Nullable TraceId asker) {
    LogEntry entry =
        LogEntry.of(LogEvent.ASKED, "a command asks this agent for a " + what).with("what", what);
    if (asker == null) {
      log.tell(entry);
    } else {
      log.tell(entry, asker);
    }
  }

  @Override
  public synchronized void waits(String what) {
    if (!isWaiting && lastFailure == null) {
      isWaiting = true;
      log.tellOfLook(
          LogEntry.of(LogEvent.STORE_WAITS, "waits for the store: " + what + "; it is asked again")
              .with("what", what));
      supervisor.status("waits for the store");
    }
  }

  @Override
  public void requested(StoreRequest request) {
    if (!log.has(LogEvent.STORE_REQUEST)) {
      return;
    }
    String kind = request.kind().text();
    String status = request.outcome().text();
    log.tellOfLook(
        LogEntry.of(
                LogEvent.STORE_REQUEST, "store: " + kind + " " + request.object() + " " + status)
            .with("kind", kind)
            .with("object", request.object())
            .with("status", status)
            .with("bytes", request.bytes())
            .with("millis", request.took().toMillis()));
  }

  @Override
  public void unanswered(String why) {
    log.tell(
        LogEntry.of(LogEvent.UNANSWERED, "commands cannot ask this agent how it stands: " + why)
            .with("why", why));
  }

  @Override
  public synchronized void sourced(SourceNote note) {
    String source = SourceText.of(note);
    String document = "the fleet document of " + source;
    LogEntry entry =
        switch (note.outcome()) {
          case PUBLISHED ->
              LogEntry.of(LogEvent.DOCUMENT_PUBLISHED, "the fleet document is that of " + source);
          case REFUSED ->
              LogEntry.of(LogEvent.DOCUMENT_REFUSED, document + " is not followed")
                  .with("reasons", note.reasons());
          case AWAY, DISPUTED, FAILED -> {
            String how =
                note.outcome() == SourceNote.Outcome.DISPUTED
                    ? "; to have it rule: tcfs fleet publish --from-source --take-over"
                    : "";
            String why = String.join("; ", note.reasons()) + how;
            yield LogEntry.of(LogEvent.DOCUMENT_WAITS, document + " is not published: " + why)
                .with("why", why);
          }
        };
    log.tellOfLook(entry.with("source", source));
  }

  @Override
  public void heard(Events.State state) {
    String why = state.why();
    log.tell(
        why == null
            ? LogEntry.of(LogEvent.HEARS, "hears of the other devices through " + state.server())
                .with("server", String.valueOf(state.server()))
            : LogEntry.of(
                    LogEvent.HEARS_NOTHING,
                    "does not hear of the other devices: " + why + "; it is tried again")
                .with("why", why));
  }

  @Override
  public void passedOver(long heads) {
    log.tell(
        LogEntry.of(
                LogEvent.PASSED_OVER,
                heads
                    + " heads waited for too long: nobody is told through NATS what became of their"
                    + " paths")
            .with("heads", heads));
  }

  @Override
  public void leaf(LeafState state) {
    String how = AgentText.leaf(state.health());
    String why = state.why();
    LogEntry entry =
        LogEntry.of(LogEvent.LEAF_NODE, "leaf node: " + how + (why == null ? "" : ": " + why))
            .with("health", state.health().name().toLowerCase(Locale.ROOT));
    log.tell(why == null ? entry : entry.with("why", why));
  }
}
