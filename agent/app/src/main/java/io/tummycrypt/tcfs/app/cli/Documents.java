package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.crds.document.FleetFiles;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the fleet documents that a command line names, for a command. */
record Documents(Context context, String command, boolean json) {
  /** Reads these as one document; without any, the working copy of this machine. */
  Result<FleetDocument> read(List<Path> files) throws IOException {
    if (!files.isEmpty()) {
      return FleetFiles.read(files);
    }
    try (Operations operations = context.open()) {
      return FleetFiles.read(List.of(operations.workingCopy()));
    }
  }

  /** Prints findings, which are the result: as text one a line. */
  ExitCode reject(List<Finding> findings) throws IOException {
    if (json) {
      JsonAnswer.findings(context.console().out(), command, findings);
    } else {
      findings.forEach(finding -> context.line(finding.toString()));
    }
    return ExitCode.ERROR;
  }
}
