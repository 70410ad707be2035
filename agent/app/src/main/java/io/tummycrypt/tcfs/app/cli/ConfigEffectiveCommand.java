package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.DeviceSettings;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.effective.EffectiveSetting;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs config effective}. */
@CommandLine.Command(
    description = {
      "List every value that holds on a device: its own, its fleet's, or the built-in one.",
      "It is told from the working copy of the document, as in 'tcfs diff-desired'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs config effective --origin",
      "  tcfs config effective --device mini | grep excludePatterns"
    })
final class ConfigEffectiveCommand implements Command {
  private final Context context;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "A device of the document. Default: this one.")
  private @Nullable DeviceName device;

  @Option(names = "--origin", description = "Say of each value which line it comes from.")
  private boolean origin;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  ConfigEffectiveCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      DeviceSettings settings = operations.settings(Optional.ofNullable(device));
      if (json) {
        JsonAnswer.settings(context.console().out(), settings);
      } else {
        Page page = context.reading();
        settings.settings().forEach(setting -> print(setting, page));
      }
      return ExitCode.DONE;
    }
  }

  private void print(EffectiveSetting setting, Page page) {
    page.accept(origin ? setting.lineWithOrigin() : setting.line());
  }
}
