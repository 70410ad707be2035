package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.engine.leaf.LeafState;
import io.tummycrypt.tcfs.store.event.Events;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agent that runs stands, as it says itself.
 *
 * @param revision of the fleet document in force; 0 before the first look
 * @param nats null where the document names no server, or is not known yet
 * @param leaf null where this device has no message server of its own
 * @param roots by name
 */
public record AgentState(
    Program program,
    Doing doing,
    @Nullable Instant paused,
    long revision,
    StoreLink store,
    Events.@Nullable State nats,
    @Nullable LeafState leaf,
    List<RootWork> roots) {
  public AgentState {
    roots = List.copyOf(roots);
  }

  /** The same, with this of how it hears of the others. */
  public AgentState hearing(Events.@Nullable State now) {
    return new AgentState(program, doing, paused, revision, store, now, leaf, roots);
  }

  /** Whether it does what it is there for, if only because there is nothing to do. */
  public boolean isAtWork() {
    return switch (doing.activity()) {
      case LOOKING, AT_REST, STOPPED -> true;
      case STARTING, WAITING, HALTED, UNKNOWN -> false;
    };
  }

  /**
   * Why a path could not be brought up to date.
   *
   * @return empty if the reason is not known any more; null if it did not fail, or is not among
   *     those that are named
   */
  public @Nullable String failure(RootName root, TreePath path) {
    for (RootWork work : roots) {
      for (FailedPath failed : work.root().equals(root) ? work.failed() : List.<FailedPath>of()) {
        if (failed.path().equals(path.toString())) {
          return failed.reason();
        }
      }
    }
    return null;
  }

  /**
   * Who says that.
   *
   * @param version as {@code tcfsd --version} prints it
   */
  public record Program(String device, String version, long pid, Instant started) {}

  /** What an agent can be at. */
  public enum Activity {
    /** It has not looked at anything yet. */
    STARTING,
    /** It looks, and does what there is to do. */
    LOOKING,
    /** All that can be done is done. */
    AT_REST,
    /** The store, or this device's state, could not be used; it is tried again. */
    WAITING,
    /** Paused, or the fleet document says suspend. */
    STOPPED,
    /** A person has to look before anything more happens. */
    HALTED,
    /** Something that this version does not know. */
    UNKNOWN
  }

  /**
   * What it is at.
   *
   * @param cause why it waits or halted; null otherwise
   */
  public record Doing(Activity activity, Instant since, @Nullable String cause) {}

  /**
   * Whether it reaches the store.
   *
   * @param why it does not; null if it does
   */
  public record StoreLink(boolean isReachable, Instant since, @Nullable String why) {}

  /**
   * A path that failed and is tried again.
   *
   * @param path in its root
   * @param reason empty if it is not known any more
   */
  public record FailedPath(String path, String reason) {}

  /**
   * What is left to do in a root.
   *
   * @param lookedAt null if nobody has looked yet
   * @param pending actions that are to do: those that the last look left, or those that are left of
   *     one that is under way
   * @param failing paths that failed and are tried again by themselves
   * @param nextAttempt when the next of those is; null without any
   * @param parked paths that failed so often that they wait for a change, or that cannot be read
   * @param unwatched folders of which nothing is heard, so that they are looked at now and then
   * @param failed the first of those that failed, by path
   * @param halted why nothing is done in it; null if something is
   */
  public record RootWork(
      RootName root,
      @Nullable Instant lookedAt,
      long pending,
      long held,
      long conflicts,
      long failing,
      @Nullable Instant nextAttempt,
      long parked,
      long unwatched,
      List<FailedPath> failed,
      @Nullable String halted) {
    /** So many of the paths that failed are named. */
    public static final int NAMED = 10;

    public RootWork {
      failed = List.copyOf(failed);
    }

    /** One that nobody has looked at. */
    public static RootWork of(RootName root) {
      return new RootWork(root, null, 0, 0, 0, 0, null, 0, 0, List.of(), null);
    }

    /** Whether something waits there. */
    public boolean isWaiting() {
      return halted != null || pending + held + conflicts + failing + parked > 0;
    }

    /** The same, looked at then. */
    public RootWork lookedAt(Instant at) {
      return new RootWork(
          root,
          at,
          pending,
          held,
          conflicts,
          failing,
          nextAttempt,
          parked,
          unwatched,
          failed,
          halted);
    }

    /** The same with so many actions to do, none if there are fewer. */
    public RootWork pending(long actions) {
      long left = Math.max(0, actions);
      return new RootWork(
          root,
          lookedAt,
          left,
          held,
          conflicts,
          failing,
          nextAttempt,
          parked,
          unwatched,
          failed,
          halted);
    }

    /** The same with what failed. */
    public RootWork failed(long again, @Nullable Instant next, long never, List<FailedPath> first) {
      return new RootWork(
          root, lookedAt, pending, held, conflicts, again, next, never, unwatched, first, halted);
    }

    /** The same with so many folders of which nothing is heard. */
    public RootWork unwatched(long folders) {
      return new RootWork(
          root,
          lookedAt,
          pending,
          held,
          conflicts,
          failing,
          nextAttempt,
          parked,
          folders,
          failed,
          halted);
    }
  }
}
