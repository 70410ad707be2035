package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.render.Amounts;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
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
  private final Documents documents;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Files, or folders of .yaml files. Default: the working copy of this machine.")
  private List<Path> files = new ArrayList<>();

  FleetValidateCommand(Context context) {
    this.documents = new Documents(context);
  }

  @Override
  public ExitCode run() throws IOException {
    return switch (documents.read(files)) {
      case Result.Ok<FleetDocument> ok -> {
        FleetDocument document = ok.value();
        String devices = Amounts.count(document.devices().size(), "device");
        documents.context().line("valid: fleet " + document.name() + " with " + devices);
        yield ExitCode.DONE;
      }
      case Result.Rejected<FleetDocument> rejected -> documents.reject(rejected.findings());
    };
  }
}
