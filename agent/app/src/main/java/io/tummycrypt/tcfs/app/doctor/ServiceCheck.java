package io.tummycrypt.tcfs.app.doctor;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.ServiceOperations;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import io.tummycrypt.tcfs.app.render.ServiceText;
import io.tummycrypt.tcfs.core.path.IoText;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How the agent is as a service: that of the user, else that of the machine. */
public final class ServiceCheck {
  private final ServiceOperations services;

  /** Asks the operating system. */
  public ServiceCheck(ServiceOperations services) {
    this.services = services;
  }

  /** The check. */
  public Check check() {
    try {
      ServiceStatus own = services.status(/* isSystem= */ false);
      if (!(own.state() instanceof ServiceState.NotInstalled)) {
        return of(own, "");
      }
      ServiceStatus ofMachine = ofMachineIfAny();
      return ofMachine == null ? of(own, "") : of(ofMachine, " --system");
    } catch (IOException e) {
      return Check.skipped(Topic.SERVICE, IoText.of(e));
    }
  }

  /** Null if there is none; not every system can have one. */
  private @Nullable ServiceStatus ofMachineIfAny() {
    try {
      ServiceStatus ofMachine = services.status(/* isSystem= */ true);
      return ofMachine.state() instanceof ServiceState.NotInstalled ? null : ofMachine;
    } catch (IOException _) {
      return null;
    }
  }

  /** With the option by which a command means that service. */
  private static Check of(ServiceStatus status, String option) {
    String found = status.system() + ": " + ServiceText.of(status.state());
    if (status.isStrange() && !(status.state() instanceof ServiceState.NotInstalled)) {
      return Check.warn(
          Topic.SERVICE,
          found + "; an agent runs that it has not started",
          "look at it with 'tcfs agent status%s', and end that one".formatted(option));
    }
    return switch (status.state()) {
      case ServiceState.Running _, ServiceState.Starting _ -> Check.ok(Topic.SERVICE, found);
      case ServiceState.NotInstalled _ -> Check.ok(Topic.SERVICE, found + "; nothing needs it");
      case ServiceState.Unknown _ -> Check.skipped(Topic.SERVICE, found);
      case ServiceState.NeverStarted _, ServiceState.Stopped _ ->
          Check.warn(Topic.SERVICE, found, "to have it run: tcfs agent install" + option);
      case ServiceState.Waiting _ ->
          Check.warn(
              Topic.SERVICE,
              found,
              "see what its log says: 'tcfs agent install%s' names it".formatted(option));
      case ServiceState.Failed _ ->
          Check.error(
              Topic.SERVICE,
              found,
              "set right what its log says, then 'tcfs agent install%s', which starts it and names the log"
                  .formatted(option));
    };
  }
}
