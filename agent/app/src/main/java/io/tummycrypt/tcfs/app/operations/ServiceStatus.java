package io.tummycrypt.tcfs.app.operations;

import io.tummycrypt.tcfs.engine.home.RunLock.Attempt.Busy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the agent of a device is.
 *
 * @param system what runs the service, or would
 * @param file what tells of it, if it is there
 * @param agent the agent that runs on the device of this environment, however it was started; null
 *     if none does
 */
public record ServiceStatus(String system, Path file, ServiceState state, @Nullable Busy agent) {
  /** Whether an agent runs that is not the service's. */
  public boolean isStrange() {
    if (agent == null) {
      return false;
    }
    return switch (state) {
      case ServiceState.Running running ->
          agent.holder().filter(holder -> holder.pid() != running.process()).isPresent();
      case ServiceState.Starting _, ServiceState.Unknown _ -> false;
      case ServiceState.NotInstalled _,
          ServiceState.NeverStarted _,
          ServiceState.Stopped _,
          ServiceState.Waiting _,
          ServiceState.Failed _ ->
          true;
    };
  }
}
