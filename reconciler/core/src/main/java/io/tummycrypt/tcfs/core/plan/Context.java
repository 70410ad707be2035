package io.tummycrypt.tcfs.core.plan;

import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.DeviceState;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.core.version.Clock;
import io.tummycrypt.tcfs.core.version.Content;
import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.core.version.Dot;
import io.tummycrypt.tcfs.core.version.Log;
import io.tummycrypt.tcfs.core.version.Version;
import io.tummycrypt.tcfs.core.view.FleetView;
import io.tummycrypt.tcfs.core.view.Head;
import io.tummycrypt.tcfs.core.view.Heads;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What planning one root shares with planning the others: the view, and the numbering of new edits.
 */
final class Context {
  private final Desired desired;
  private final Observed observed;
  private final FleetView view;
  private final Decisions decisions;
  private final boolean closed;

  /** What some log names, or an action of the plan sends; null until somebody asks. */
  private @Nullable Set<Digest> stored;

  private long counter;

  Context(Desired desired, Observed observed, Decisions decisions) {
    this.desired = desired;
    this.observed = observed;
    this.view = observed.view();
    this.decisions = decisions;
    this.counter = observed.counter();
    this.closed = observed.heads().areClosed(desired.device());
  }

  private static Set<Digest> contents(FleetView view) {
    Set<Digest> contents = new HashSet<>();
    for (RootName root : view.roots()) {
      for (Version version : view.of(root).all()) {
        if (version.content() instanceof Content.File file) {
          contents.add(file.digest());
        }
      }
    }
    return contents;
  }

  DeviceName device() {
    return desired.device();
  }

  FleetView view() {
    return view;
  }

  Heads heads() {
    return observed.heads();
  }

  DeviceState state() {
    return observed.state();
  }

  Decisions decisions() {
    return decisions;
  }

  Instant now() {
    return observed.now();
  }

  boolean rebooted() {
    return observed.rebooted();
  }

  boolean headsAreClosed() {
    return closed;
  }

  /** This device's log as last published. */
  Log ownLog() {
    Head head = observed.heads().byDevice().get(device());
    return head == null ? Log.EMPTY : head.log();
  }

  /** The number of the next edit. */
  Dot nextDot() {
    counter = Math.addExact(counter, 1);
    return new Dot(observed.writer(), counter);
  }

  /**
   * What sending this content costs: nothing if the store or an earlier action of the plan has it.
   */
  long bytesUp(Content content) {
    if (stored == null) {
      stored = contents(view);
    }
    return content instanceof Content.File file && stored.add(file.digest()) ? file.size() : 0;
  }

  /** Whether a conflict copy's origin still has a version that {@code clock} covers. */
  boolean sourceIsCovered(RootName root, TreePath source, Clock clock) {
    return view.versions(root, source).stream()
        .anyMatch(version -> version.isLive() && clock.covers(version.clock()));
  }
}
