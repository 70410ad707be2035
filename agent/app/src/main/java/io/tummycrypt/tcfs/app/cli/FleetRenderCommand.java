package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs fleet render}. */
@CommandLine.Command(
    description = "Print a fleet document in its canonical form, as kubectl apply takes it.",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs fleet render", "  tcfs fleet render fleet.yaml | kubectl apply -f -"})
final class FleetRenderCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files, or folders of .yaml files. Default: the working copy of this machine.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  FleetRenderCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    Documents documents = new Documents(context, "fleet render", json);
    return switch (documents.read(files)) {
      case Result.Ok<FleetDocument> ok -> {
        print(ok.value());
        yield ExitCode.DONE;
      }
      case Result.Rejected<FleetDocument> rejected -> documents.reject(rejected.findings());
    };
  }

  private void print(FleetDocument document) throws IOException {
    if (json) {
      JsonAnswer.rendered(context.console().out(), document);
    } else {
      context.console().out().print(document.render());
    }
  }
}
