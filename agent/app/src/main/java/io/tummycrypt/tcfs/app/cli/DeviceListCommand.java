package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.DeviceText;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code tcfs device list}. */
@CommandLine.Command(
    description = "List the devices of the fleet: state, last report, version, and how far behind.",
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs device list", "  tcfs device list --json"})
final class DeviceListCommand implements Command {
  private final Context context;

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  DeviceListCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    try (Operations operations = context.open()) {
      List<DeviceEntry> devices = operations.devices();
      if (json) {
        JsonAnswer.devices(context.console().out(), devices);
      } else {
        DeviceText.print(devices, context.reading());
      }
      return complain(devices) ? ExitCode.PARTLY : ExitCode.DONE;
    }
  }

  /** Says which reports cannot be read; false if all can. */
  private boolean complain(List<DeviceEntry> devices) {
    boolean unreadable = false;
    for (DeviceEntry device : devices) {
      if (device.unreadable() != null) {
        unreadable = true;
        new Failure(device.unreadable().problem(), device.unreadable().nextStep())
            .print(context.messages());
      }
    }
    return unreadable;
  }
}
