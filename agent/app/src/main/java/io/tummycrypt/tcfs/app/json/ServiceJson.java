package io.tummycrypt.tcfs.app.json;

import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import io.tummycrypt.tcfs.engine.home.RunLock.Holder;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the agent is as a service. */
final class ServiceJson {
  private ServiceJson() {}

  static void write(Json json, ServiceStatus status) throws IOException {
    json.text("system", status.system());
    json.text("file", status.file().toString());
    state(json, status.state());
    if (status.agent() != null) {
      @Nullable Holder holder = status.agent().holder().orElse(null);
      json.object(
          "agent",
          () -> {
            if (holder != null) {
              json.number("process", holder.pid());
              json.text("since", holder.since().toString());
            }
            json.truth("startedByService", !status.isStrange());
          });
    }
  }

  static void change(Json json, ServiceChange change) throws IOException {
    json.text("system", change.system());
    json.text("file", change.file().toString());
    json.truth("changed", change.isChanged());
    json.truth("asked", change.isAsked());
    json.texts("toRun", change.toRun());
    json.text("logs", change.logs());
  }

  private static void state(Json json, ServiceState state) throws IOException {
    switch (state) {
      case ServiceState.NotInstalled _ -> json.text("state", "notInstalled");
      case ServiceState.Unknown(String why) -> {
        json.text("state", "unknown");
        json.text("why", why);
      }
      case ServiceState.NeverStarted _ -> json.text("state", "neverStarted");
      case ServiceState.Starting _ -> json.text("state", "starting");
      case ServiceState.Running(Instant since, long process, long restarts) -> {
        json.text("state", "running");
        json.textIfAny("since", since);
        json.number("process", process);
        json.number("restarts", restarts);
      }
      case ServiceState.Stopped(Instant since) -> {
        json.text("state", "stopped");
        json.textIfAny("since", since);
      }
      case ServiceState.Waiting(ServiceEnd end, long restarts) -> {
        json.text("state", "waiting");
        end(json, end, restarts);
      }
      case ServiceState.Failed(ServiceEnd end, Instant since, long restarts) -> {
        json.text("state", "failed");
        json.textIfAny("since", since);
        end(json, end, restarts);
      }
    }
  }

  private static void end(Json json, ServiceEnd end, long restarts) throws IOException {
    if (end.exitCode() != null) {
      json.number("exitCode", end.exitCode());
    }
    if (end.signal() != null) {
      json.number("signal", end.signal());
    }
    json.text("why", end.meaning());
    json.number("restarts", restarts);
  }
}
