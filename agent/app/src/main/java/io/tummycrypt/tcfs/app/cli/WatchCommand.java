package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Watch;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs watch}. */
@CommandLine.Command(
    description = {
      "Show what the agent does as it does it: what moves, how fast, the others, and NATS.",
      "It goes on when the agent starts anew, until you end it (Ctrl-C)."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs watch", "  tcfs watch --json"})
final class WatchCommand implements Command {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** In seconds; it reads the reports in the store. */
  private static final int BETWEEN_PEERS = 15;

  private final Context context;

  @Option(names = "--json", description = "Print JSON lines, see docs/reference/json.md.")
  private boolean json;

  WatchCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    context.goOnForEver();
    WatchView view = view();
    try (Operations operations = context.open()) {
      // Where there is no device, nothing could ever be seen.
      var _ = operations.syncStatus(Optional.empty());
      Thread.ofPlatform().daemon().name("watch-peers").start(() -> lookAtPeers(view));
      while (!Thread.currentThread().isInterrupted()) {
        Answer over =
            operations
                .agent()
                .watch(event -> {
                  synchronized (view) {
                    view.event(event);
                  }
                });
        synchronized (view) {
          view.absent(why(over));
        }
        pause();
      }
    }
    return ExitCode.DONE;
  }

  private WatchView view() {
    Console console = context.console();
    if (json) {
      return new WatchAsJson(console);
    }
    return console.terminal().out() && !console.terminal().isDumb()
        ? new WatchOnTerminal(console)
        : new WatchAsLines(console);
  }

  private static String why(Answer over) {
    return switch (over) {
      case Answer.Nobody() ->
          "no agent runs on this device; to have one: tcfs agent install, or tcfsd. Waits for it";
      case Answer.Silent(String process, String why) ->
          "the agent " + process + " tells nothing: " + why + ". It is asked again";
      case Answer.Told _ -> "the agent has ended. Waits for the next";
    };
  }

  /** The view is drawn anew each second, and the other devices are looked at now and then. */
  private void lookAtPeers(WatchView view) {
    for (int second = 0; !Thread.currentThread().isInterrupted(); second++) {
      try {
        if (second % BETWEEN_PEERS == 0) {
          List<DeviceEntry> peers = peers();
          synchronized (view) {
            view.peers(peers);
          }
        }
        synchronized (view) {
          view.tick();
        }
      } catch (IOException _) {
        // The store is away, which the agent says; they stay as they were last seen.
      }
      pause();
    }
  }

  private List<DeviceEntry> peers() throws IOException {
    try (Operations operations = context.opening().open(context.environment())) {
      operations.watch(Watch.of(context.trace()));
      return operations.devices();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(SECOND);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
