package io.tummycrypt.tcfs.app.doctor;

import static java.util.stream.Collectors.joining;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamAction.Part;
import io.tummycrypt.tcfs.engine.leaf.LeafFiles;
import io.tummycrypt.tcfs.engine.leaf.LeafMonitor;
import io.tummycrypt.tcfs.engine.leaf.LeafMonitor.Vitals;
import io.tummycrypt.tcfs.engine.leaf.LeafSetup;
import io.tummycrypt.tcfs.engine.leaf.LeafUpkeep;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Whether this machine's own message server does what it is there for. */
public final class LeafCheck {
  private final LeafSetup wanted;
  private final LeafUpkeep upkeep;

  private LeafCheck(LeafSetup wanted, LeafFiles files) {
    this.wanted = wanted;
    this.upkeep = new LeafUpkeep(files);
  }

  /**
   * One check; none if this device is to have no such server.
   *
   * @param wanted how it is to be; null for none
   */
  public static List<Check> checks(@Nullable LeafSetup wanted, LeafFiles files) {
    return wanted == null ? List.of() : List.of(new LeafCheck(wanted, files).check());
  }

  private Check check() {
    try {
      List<StreamAction> drift = upkeep.plan(wanted);
      return drift.isEmpty() ? running() : drift(drift);
    } catch (IOException e) {
      return Check.error(
          Topic.NATS_LEAF, IoText.of(e), "set that right; the agent goes on by itself then");
    }
  }

  private static Check drift(List<StreamAction> drift) {
    boolean isDown = drift.stream().anyMatch(each -> each.part() == Part.LEAF_SERVER);
    return isDown
        ? Check.error(
            Topic.NATS_LEAF,
            "nats-server does not run as the document says",
            "start the agent, which sees to that; what hinders it, it tells")
        : Check.warn(
            Topic.NATS_LEAF,
            "its configuration is not as the document says",
            "run 'tcfs apply', which shows and mends it; the agent does as well");
  }

  /** Those that it serves; it may be gone by now. */
  private String devices() {
    try {
      SortedSet<DeviceName> devices = LeafMonitor.devices(wanted.desired().monitorPort());
      return devices.isEmpty()
          ? ""
          : devices.stream().map(DeviceName::toString).collect(joining(", ", " (", ")"));
    } catch (IOException _) {
      return "";
    }
  }

  private Check running() {
    Vitals vitals;
    try {
      vitals = LeafMonitor.ask(wanted.desired().monitorPort());
    } catch (IOException e) {
      String found = "nothing answers at 127.0.0.1:" + wanted.desired().monitorPort();
      return wanted.desired().isRun()
          ? Check.error(Topic.NATS_LEAF, found, "see what its log says: " + upkeep.log())
          : Check.warn(Topic.NATS_LEAF, found, "start nats-server -c " + upkeep.configuration());
    }
    String seen =
        "%s%s, %s of %s stored"
            .formatted(
                Amounts.count(vitals.clients(), "client"),
                devices(),
                Amounts.bytes(vitals.fileBytes()),
                Amounts.bytes(wanted.desired().maxFileBytes()));
    if (!vitals.name().equals(wanted.name())) {
      return Check.error(
          Topic.NATS_LEAF,
          "another server answers, '" + Printable.line(vitals.name()) + "'",
          "set another spec.leafNode.monitorPort");
    }
    if (vitals.hubs() == 0) {
      return Check.warn(
          Topic.NATS_LEAF,
          "cut off from its hub; " + seen,
          "see that %s can be reached and accepts what this machine shows; the devices here go on hearing of each other"
              .formatted(String.join(", ", wanted.desired().remotes())));
    }
    return vitals.isNearlyFull(wanted.desired().maxFileBytes())
        ? Check.warn(Topic.NATS_LEAF, "nearly full; " + seen, "raise spec.leafNode.maxFileBytes")
        : Check.ok(Topic.NATS_LEAF, "connected to its hub; " + seen);
  }
}
