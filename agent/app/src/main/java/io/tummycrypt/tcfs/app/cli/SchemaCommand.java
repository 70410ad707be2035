package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.PublishedSchema;
import io.tummycrypt.tcfs.crds.yaml.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tcfs schema}. */
@CommandLine.Command(
    hidden = true,
    description = {
      "Print the JSON Schema of what a command prints with --json; without COMMAND, list all.",
      "All refer to 'common'; 'error' is for a command that fails, 'progress' for --progress json."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs schema", "  tcfs schema device list > device-list.schema.json"})
final class SchemaCommand implements Command {
  private static final String JSON = "--json";

  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..2",
      paramLabel = "COMMAND",
      description = {
        "A command, as in 'device list'; or 'common', 'error', 'progress',",
        "or 'sync-manifest' for what 'tcfs manifest' prints without --json."
      })
  private List<String> words = new ArrayList<>();

  SchemaCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    if (words.isEmpty()) {
      names().forEach(context::line);
    } else {
      context.console().out().print(schema(String.join(" ", words)));
    }
    return ExitCode.DONE;
  }

  private String schema(String name) throws IOException {
    return PublishedSchema.of(name)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "there is no schema of '" + name + "'" + Suggestion.ifNear(name, names())));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(PublishedSchema.COMMON);
    names.add(PublishedSchema.ERROR);
    names.add(PublishedSchema.PROGRESS);
    names.add(PublishedSchema.MANIFEST);
    collect("", TcfsCommand.of(context, ""), names);
    return names;
  }

  private static void collect(String above, CommandLine line, List<String> names) {
    for (Map.Entry<String, CommandLine> below : line.getSubcommands().entrySet()) {
      String name = (above + " " + below.getKey()).strip();
      if (below.getValue().getCommandSpec().findOption(JSON) != null) {
        names.add(name);
      }
      collect(name, below.getValue(), names);
    }
  }
}
