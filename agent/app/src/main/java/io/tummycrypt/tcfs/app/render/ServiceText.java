package io.tummycrypt.tcfs.app.render;

import io.tummycrypt.tcfs.app.operations.ServiceChange;
import io.tummycrypt.tcfs.app.operations.ServiceEnd;
import io.tummycrypt.tcfs.app.operations.ServiceState;
import io.tummycrypt.tcfs.app.operations.ServiceStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The agent as a service, in words. */
public final class ServiceText {
  private ServiceText() {}

  /** What became of an installation. */
  public static void printInstalled(ServiceChange change, Page lines) {
    String file = Words.path(change.file().toString());
    lines.accept((change.isChanged() ? "installed: " : "was installed already: ") + file);
    if (change.isAsked()) {
      lines.accept("the agent runs; " + change.system() + " starts it from now on");
    } else {
      printToRun("to have the agent started", change, lines);
    }
    lines.accept("what it tells: " + change.logs());
  }

  /** What became of a removal. */
  public static void printRemoved(ServiceChange change, Page lines) {
    String file = Words.path(change.file().toString());
    if (!change.isChanged()) {
      lines.accept("was not installed: there is no " + file);
      return;
    }
    lines.accept("removed: " + file);
    if (change.isAsked()) {
      lines.accept("the agent has ended, and is not started any more");
    } else {
      printToRun("to have it ended if it runs", change, lines);
    }
  }

  private static void printToRun(String why, ServiceChange change, Page lines) {
    lines.accept(change.system() + " cannot be asked from here; " + why + ", run where it can:");
    change.toRun().forEach(command -> lines.accept("  " + command));
  }

  /**
   * How it is.
   *
   * @param option of the commands that are about this service
   */
  public static void print(ServiceStatus status, String option, Page lines) {
    lines.accept("service of " + status.system() + ": " + of(status.state()));
    if (status.state() instanceof ServiceState.NotInstalled) {
      lines.accept("next step: tcfs agent install" + option);
    } else {
      lines.accept("file: " + Words.path(status.file().toString()));
    }
    if (status.agent() == null) {
      lines.accept("agent: none runs on this device");
    } else {
      String strange = status.isStrange() ? "; no service has started it" : "";
      lines.accept("agent: " + Words.line(status.agent().who()) + strange);
    }
  }

  /** How the service is, without its name. */
  public static String of(ServiceState state) {
    return switch (state) {
      case ServiceState.NotInstalled _ -> "not installed";
      case ServiceState.Unknown(String why) ->
          "installed; how it is is not known: " + Words.line(why);
      case ServiceState.NeverStarted _ -> "installed, and not started since the machine was";
      case ServiceState.Starting _ -> "starts";
      case ServiceState.Running(Instant since, long process, long restarts) ->
          "runs" + since(since) + " (process " + process + ")" + restarts(restarts);
      case ServiceState.Stopped(Instant since) -> "ended" + since(since);
      case ServiceState.Waiting(ServiceEnd end, long restarts) ->
          "failed" + of(end) + "; is started again in a moment" + restarts(restarts);
      case ServiceState.Failed(ServiceEnd end, Instant since, long restarts) ->
          "failed" + since(since) + of(end) + "; is not started again" + restarts(restarts);
    };
  }

  private static String since(@Nullable Instant since) {
    return since == null
        ? ""
        : " since " + since.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
  }

  private static String restarts(long restarts) {
    return restarts == 0 ? "" : ", was started again " + Amounts.count(restarts, "time");
  }

  private static String of(ServiceEnd end) {
    if (end.exitCode() != null) {
      return " with exit code " + end.exitCode() + ": " + end.meaning();
    }
    return (end.signal() == null ? "" : " by signal " + end.signal()) + ": " + end.meaning();
  }
}
