package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.CopyRequest;
import io.tummycrypt.tcfs.app.operations.Facts;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.operations.StoreCopied;
import io.tummycrypt.tcfs.app.render.CopiedText;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs store copy}. */
@CommandLine.Command(
    description = {
      "Copy all that a fleet has in one store to another place: from a folder to a bucket, or back.",
      "A copy that was cut short goes on where it was. FROM stays as it is, and so do the devices."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs store copy file:///srv/tcfs s3://fleets/home",
      "  tcfs store copy s3://fleets/home file:///srv/tcfs --from-s3 profile=home"
    })
final class StoreCopyCommand implements Command {
  private final Context context;

  @Parameters(index = "0", paramLabel = "FROM", description = "The URL of the store.")
  private @Nullable StoreUrl from;

  @Parameters(
      index = "1",
      paramLabel = "TO",
      description = "The URL of an empty place, or of a copy that was begun.")
  private @Nullable StoreUrl to;

  @Option(
      names = "--from-s3",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description = "How the bucket of FROM is reached, as for 'tcfs init'.")
  private List<S3Setting> fromS3 = new ArrayList<>();

  @Option(
      names = "--to-s3",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description = "How the bucket of TO is reached.")
  private List<S3Setting> toS3 = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  StoreCopyCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    CopyRequest request =
        new CopyRequest(
            Objects.requireNonNull(from),
            S3Setting.all(fromS3),
            Objects.requireNonNull(to),
            S3Setting.all(toS3));
    try (Operations operations = context.open()) {
      StoreCopied copied = operations.stores().copy(request);
      boolean isPartly = !copied.copied().problems().isEmpty();
      ExitCode code = ExitCode.of(new Facts(false, isPartly, false, false));
      if (json) {
        JsonAnswer.copied(context.console().out(), copied);
      } else if (context.tells(code)) {
        CopiedText.print(copied, context.page());
      }
      return code;
    }
  }
}
