package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.Outlook;
import io.tummycrypt.tcfs.app.operations.Planned;
import io.tummycrypt.tcfs.app.render.PlanText;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.app.saved.PlanFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs diff-desired}. */
@CommandLine.Command(
    description = {
      "Show what a sync would do, and why.",
      "Plans how this machine and the fleet come to agree. Changes nothing.",
      "Exit code 0: nothing to do; 2: there is a plan; 3, 4: something waits for you."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs diff-desired", "  tcfs diff-desired -o plan.json && tcfs apply plan.json"})
final class DiffDesiredCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  @Option(names = "--all-devices", description = "Plan for every device, as far as it is known.")
  private boolean allDevices;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PLAN",
      description = "Save the plan of this machine to a file, for 'tcfs apply PLAN'.")
  private @Nullable Path output;

  DiffDesiredCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      List<Outlook> outlooks = allDevices ? operations.planAll() : List.of(operations.plan());
      ExitCode code = ExitCode.of(Facts.of(outlooks));
      print(outlooks, code);
      if (output != null) {
        save(output, outlooks);
      }
      return code;
    }
  }

  private void print(List<Outlook> outlooks, ExitCode code) throws IOException {
    if (json) {
      JsonAnswer.plans(context.console().out(), outlooks);
    } else if (context.tells(code)) {
      PlanText.printAll(outlooks, context.reading());
    }
  }

  private void save(Path file, List<Outlook> outlooks) throws IOException {
    for (Outlook outlook : outlooks) {
      if (outlook instanceof Planned planned && planned.isOwn()) {
        String id = PlanFile.write(file, planned);
        context.remark(
            "saved plan %s to %s; 'tcfs apply %s' does exactly this or nothing"
                .formatted(id, Words.path(file.toString()), Words.path(file.toString())));
      }
    }
  }
}
