package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.AgentLink;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.core.plan.StreamAction.Part;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.effective.LeafSettings;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.leaf.LeafFiles;
import io.tummycrypt.tcfs.engine.leaf.LeafSetup;
import io.tummycrypt.tcfs.engine.leaf.LeafUpkeep;
import io.tummycrypt.tcfs.store.nats.NatsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** This machine's own message server, as a part of what a document wants. */
final class Leaves {
  /** For a server that ends, another that starts, and what they are asked. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final TcfsHome home;
  private final @Nullable LeafSetup wanted;
  private final LeafUpkeep upkeep;

  private Leaves(TcfsHome home, @Nullable LeafSetup wanted) {
    this.home = home;
    this.wanted = wanted;
    this.upkeep = new LeafUpkeep(LeafFiles.of(home));
  }

  static Leaves of(TcfsHome home, DeviceConfig config, FleetDocument document) {
    return new Leaves(home, setup(home, config, document));
  }

  /** How the server of this device is to be; null if it is to have none. */
  static @Nullable LeafSetup setup(TcfsHome home, DeviceConfig config, FleetDocument document) {
    return document
        .device(config.name())
        .flatMap(LeafSettings::desired)
        .map(
            desired -> new LeafSetup(desired, config.leafNode(), config.name(), LeafFiles.of(home)))
        .orElse(null);
  }

  /** The servers that a document names, and how this machine reaches them. */
  static NatsOptions servers(DeviceConfig config, FleetDocument document) {
    return config.nats().options(document.natsUrls()).withLeaves(LeafSettings.domains(document));
  }

  /** What there is to do here; changes nothing. */
  List<StreamAction> plan() throws IOException {
    return upkeep.plan(wanted);
  }

  /**
   * Does what there is to do. The server itself is started and ended by the agent alone, which is
   * waited for.
   *
   * @return what was done
   * @throws IOException if something is left to do
   */
  List<StreamAction> mend(List<StreamAction> shown, AgentLink agent) throws IOException {
    List<StreamAction> done = new ArrayList<>();
    for (StreamAction action : shown) {
      if (action.part() == Part.LEAF_CONFIGURATION) {
        configure();
      } else {
        awaitAgent(agent);
      }
      done.add(action);
    }
    return done;
  }

  private void configure() throws IOException {
    if (wanted == null) {
      upkeep.clear();
    } else {
      upkeep.write(wanted);
    }
  }

  private void awaitAgent(AgentLink agent) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    agent.recheck();
    while (!plan().isEmpty()) {
      if (RunLock.lookForAgent(home) == null) {
        throw new IOException(
            "only the agent starts and ends the nats-server of this device, and none runs: start tcfsd, or run 'tcfs agent install'");
      }
      if (System.nanoTime() > end) {
        throw new IOException(
            "the agent has not brought the nats-server of this device to its desired state yet: 'tcfs doctor nats' says why");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
