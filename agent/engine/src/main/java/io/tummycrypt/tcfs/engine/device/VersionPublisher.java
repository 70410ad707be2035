package io.tummycrypt.tcfs.engine.device;

import io.tummycrypt.tcfs.core.apply.Reconciler;
import io.tummycrypt.tcfs.core.apply.Report;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.observed.Observed;
import io.tummycrypt.tcfs.core.plan.Plan;
import io.tummycrypt.tcfs.core.plan.Plan.Bookkeeping;
import io.tummycrypt.tcfs.core.plan.Pushing;
import io.tummycrypt.tcfs.core.version.Version;
import java.io.IOException;
import java.util.List;

/**
 * Publishes versions that no folder of this device has, such as imported ones, through the one
 * commit point of the device. Their contents are in the store before. Not thread-safe.
 */
public final class VersionPublisher {
  private final Desired desired;
  private final Reconciler reconciler;

  VersionPublisher(Desired desired, Reconciler reconciler) {
    this.desired = desired;
    this.reconciler = reconciler;
  }

  /**
   * Finishes what a killed run left, and sees to it that this device has a head: that precedes its
   * first pack, so that a collector knows of the device.
   */
  public Observed begin() throws IOException {
    reconciler.resume(desired.device(), new Report());
    Observed observed = reconciler.observe(desired);
    if (observed.highest(desired.device()) != null) {
      return observed;
    }
    publish(observed, List.of());
    return reconciler.observe(desired);
  }

  /** Looks again at what the fleet has. */
  public Observed observe() throws IOException {
    return reconciler.observe(desired);
  }

  /**
   * Publishes these in one head. They get no base: to be published here is not to be seen here, so
   * that a push to the path of one is stopped as on any other device.
   *
   * @param observed as it was when it was decided that they are to be published
   */
  public void publish(Observed observed, List<Version> versions) throws IOException {
    Bookkeeping carried =
        new Bookkeeping(List.of(), List.of(), List.of(), versions, /* settles= */ false);
    Plan plan = new Plan(desired.device(), desired.revision(), List.of(), List.of(), carried);
    Pushing pushing = new Pushing(plan, List.of(), List.of(), List.of(), List.of());
    reconciler.publish(desired, observed, pushing, new Report());
  }
}
