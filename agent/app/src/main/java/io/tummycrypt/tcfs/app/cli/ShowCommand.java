package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.StoredVersion;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.version.Content;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs show}. */
@CommandLine.Command(
    description = {
      "Write the bytes of one version of a file to standard output, or the target of a link.",
      "All of them are verified before the first is written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs show ~/docs/plan.md@base",
      "  tcfs show docs/plan.md@yoga~9f3c:42 > plan-of-monday.md"
    })
final class ShowCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "PATH@VERSION",
      description = {
        "PATH as for 'tcfs log'. VERSION: as 'tcfs log' shows it, such as yoga~9f3c:42 or yoga:42;",
        "base, what was last agreed upon here; or a device, for what it had when last heard of."
      })
  private @Nullable VersionPath wanted;

  @Option(names = "--json", description = "Describe the version instead: docs/reference/json.md.")
  private boolean json;

  ShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    VersionPath version = Objects.requireNonNull(wanted);
    try (Operations operations = context.open()) {
      StoredVersion stored = operations.show(version.path(), version.version());
      if (json) {
        JsonAnswer.version(context.console().out(), stored);
      } else {
        print(stored);
      }
      return UnreadReports.tell(context, stored.unreadable(), ExitCode.DONE);
    }
  }

  private void print(StoredVersion stored) throws IOException {
    boolean isTerminal = context.console().isTerminal();
    PrintStream out = context.console().out();
    if (stored.change().version().content() instanceof Content.Link(String target)) {
      context.line(isTerminal ? Words.text(target) : target);
    } else if (isTerminal) {
      try (TerminalOutput escaped = new TerminalOutput(out)) {
        stored.bytes().copyTo(escaped);
      }
    } else {
      stored.bytes().copyTo(out);
    }
  }
}
