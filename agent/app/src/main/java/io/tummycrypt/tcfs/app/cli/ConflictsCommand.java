package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Undecided;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.app.render.ConflictText;
import io.tummycrypt.tcfs.app.render.NoticeText;
import io.tummycrypt.tcfs.app.render.Page;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs conflicts}. */
@CommandLine.Command(
    description = {
      "List the conflicts that wait for a person.",
      "With the versions of each, and pushes that were refused. Changes nothing.",
      "Exit code 0: there are none; 3: not everything could be looked at; 4: there are."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs conflicts", "  tcfs conflicts --json"})
final class ConflictsCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  ConflictsCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      Undecided undecided = operations.conflicts();
      int count = undecided.count();
      ExitCode code =
          ExitCode.of(
              new Facts(
                  /* failed= */ false, undecided.isPartial(), count > 0, /* toApply= */ false));
      if (json) {
        JsonAnswer.conflicts(context.console().out(), undecided);
      } else if (context.tells(code)) {
        Page page = context.reading();
        String nothing =
            undecided.isPartial()
                ? "No conflict is known of, but not everything could be looked at."
                : "No conflict waits for you.";
        page.accept(count == 0 ? nothing : Amounts.count(count, "conflict") + " to decide");
        ConflictText.print(undecided.planned(), page);
        ConflictText.print(undecided.pushes(), page);
        NoticeText.printUnknown(undecided.planned(), page);
      }
      return code;
    }
  }
}
