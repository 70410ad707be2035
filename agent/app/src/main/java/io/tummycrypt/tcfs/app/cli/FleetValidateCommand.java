package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs fleet validate}. */
@CommandLine.Command(
    description = {
      "Print all that is wrong with a fleet document, one finding a line:",
      "FILE:LINE:COLUMN: path: message. Several files are read as one document."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs fleet validate fleet.yaml", "  tcfs fleet validate fleet.yaml devices/"})
final class FleetValidateCommand implements Command {
  private final Context context;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files, or folders of .yaml files. Default: the working copy of this machine.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  FleetValidateCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    Documents documents = new Documents(context, "fleet validate", json);
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
      JsonAnswer.valid(context.console().out(), document);
    } else {
      String devices = Amounts.count(document.devices().size(), "device");
      context.line("valid: fleet " + document.name() + " with " + devices);
      document.warnings().forEach(warning -> context.line("warning: " + warning));
    }
  }
}
