package io.tummycrypt.tcfs.app.device;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.desired.Desired;
import io.tummycrypt.tcfs.core.port.Machine;
import io.tummycrypt.tcfs.core.port.StateStore;
import io.tummycrypt.tcfs.engine.device.LocalDevice;
import io.tummycrypt.tcfs.engine.fleet.FleetStore;
import io.tummycrypt.tcfs.engine.fleet.StoreUrl;
import io.tummycrypt.tcfs.engine.home.DeviceConfig;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.engine.state.JournalStateStore;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command's view of this machine: its folders, its configuration, and its fleet's store once it
 * is needed.
 */
final class Session {
  private final TcfsHome home;
  private final Map<String, String> environment;
  private final Machine machine;
  private @Nullable FleetStore store;

  Session(TcfsHome home, Map<String, String> environment, Machine machine) {
    this.home = home;
    this.environment = environment;
    this.machine = machine;
  }

  TcfsHome home() {
    return home;
  }

  Machine machine() {
    return machine;
  }

  /** The value of an environment variable; null if it is not set or empty. */
  @Nullable String variable(String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty() ? null : value;
  }

  /** Who this device is, checked against the environment. */
  DeviceConfig config() throws IOException {
    DeviceConfig config = DeviceConfig.read(home);
    if (config == null) {
      throw new RefusedException(
          "this machine is not part of a fleet yet: there is no " + home.config() + "/device.yaml",
          "tcfs init --store file:///FOLDER --device NAME --root NAME=PATH");
    }
    requireSame("TCFS_DEVICE", config.device().text());
    requireSame("TCFS_STORE", config.store());
    return config;
  }

  private void requireSame(String name, String configured) throws RefusedException {
    String value = variable(name);
    if (value != null && !value.equals(configured)) {
      throw new RefusedException(
          name + " says '" + value + "', and this device was set up with '" + configured + "'",
          "unset " + name + ", or name another folder in TCFS_HOME");
    }
  }

  /** The fleet's store; opened once. */
  FleetStore store() throws IOException {
    if (store == null) {
      DeviceConfig config = config();
      try {
        store = FleetStore.open(StoreUrl.parse(config.store()), config.fleet(), machine.now());
      } catch (StoreAbsentException e) {
        throw new RefusedException(
            String.valueOf(e.getMessage()), "mount or restore it, then try again", e);
      }
    }
    return store;
  }

  /** Takes over a store that was opened on the way. */
  void use(FleetStore opened) {
    store = opened;
  }

  StateStore states() {
    return new JournalStateStore(home.state());
  }

  LocalDevice device(Desired desired) throws IOException {
    return new LocalDevice(store(), desired, states(), machine);
  }

  /** The lock without which nothing is changed. */
  RunLock lock(String command) throws IOException {
    RunLock lock = RunLock.take(home, command);
    if (lock == null) {
      throw new RefusedException(
          RunLock.holder(home) + " is at work on this device", "wait for it, then try again");
    }
    return lock;
  }
}
