package io.tummycrypt.tcfs.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tummycrypt.tcfs.app.cli.GlobalOptions.ProgressForm;
import io.tummycrypt.tcfs.app.cli.GlobalOptions.When;
import io.tummycrypt.tcfs.app.operations.Since;
import io.tummycrypt.tcfs.app.operations.VersionName;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.home.Rate;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The program, and the list of its commands. */
@CommandLine.Command(
    name = "tcfs",
    description = "Keeps selected folders the same on every machine of a fleet.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "Examples:%n",
    footer = {
      "  tcfs init --store file:///srv/tcfs --device yoga --root docs=/home/jess/docs",
      "  tcfs diff-desired",
      "More: tcfs help exit-codes|patterns|conflicts|options; programs: tcfs schema"
    })
public final class TcfsCommand extends Group {
  private static final int WIDTH = 100;

  /** Help needs two columns; the parser takes nothing below 55. */
  private static final int NARROWEST = 60;

  private static final OptionSpec HELP =
      OptionSpec.builder("-h", "--help")
          .usageHelp(true)
          .scopeType(ScopeType.INHERIT)
          .description("Show this; for the options of every command: tcfs help options")
          .build();

  private static final OptionSpec VERSION =
      OptionSpec.builder(Program.VERSION)
          .versionHelp(true)
          .description("Show the version.")
          .build();

  private TcfsCommand() {}

  /** The whole command line, ready to execute. */
  public static CommandLine of(Context context, String version) {
    return of(context, version, "");
  }

  /** As much of it as is needed where {@code word} is the first argument. */
  static CommandLine of(Context context, String version, String word) {
    CommandLine line = new CommandLine(new TcfsCommand());
    line.getCommandSpec().version(Program.named(version)).addOption(HELP).addOption(VERSION);
    line.addMixin("global", context.options());
    commands(context).register(line, word);
    line.registerConverter(DeviceName.class, converter(DeviceName::new));
    line.registerConverter(RootName.class, converter(RootName::new));
    line.registerConverter(StoreUrl.class, converter(StoreUrl::parse));
    line.registerConverter(NatsSetting.class, converter(NatsSetting::parse));
    line.registerConverter(SourceSetting.class, converter(SourceSetting::parse));
    line.registerConverter(S3Setting.class, converter(S3Setting::parse));
    line.registerConverter(Place.class, converter(Place::parse));
    line.registerConverter(RootPath.class, converter(RootPath::parse));
    line.registerConverter(Since.class, converter(Since::parse));
    line.registerConverter(VersionName.class, converter(VersionName::parse));
    line.registerConverter(VersionPath.class, converter(VersionPath::parse));
    line.registerConverter(ManifestPath.class, converter(ManifestPath::parse));
    line.registerConverter(
        CompletionCommand.Shell.class, converter(CompletionCommand.Shell::parse));
    line.registerConverter(Rate.class, converter(Rate::parse));
    line.registerConverter(Count.class, converter(Count::parse));
    line.registerConverter(RootAdded.class, converter(RootAdded::parse));
    registerPlain(line);
    Complaints complaints = new Complaints(context);
    line.setParameterExceptionHandler(complaints::ofUsage);
    line.setExecutionExceptionHandler(complaints::ofExecution);
    line.setExecutionStrategy(result -> execute(context, result));
    line.setExpandAtFiles(false);
    int width = Math.clamp(context.console().terminal().outWidth(), NARROWEST, WIDTH);
    line.setUsageHelpWidth(width);
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(line.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList(width));
    line.setHelpSectionMap(sections);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    line.setOut(new PrintWriter(context.console().out(), true, UTF_8));
    line.setErr(new PrintWriter(context.console().err(), true, UTF_8));
    return line;
  }

  /** Help is there to be read; what is longer than the screen goes through a pager. */
  private static int execute(Context context, ParseResult result) {
    for (CommandLine line : result.asCommandLineList()) {
      if (line.isUsageHelpRequested()) {
        line.getUsageMessage().lines().forEach(context.reading());
        return ExitCode.DONE.code();
      }
    }
    return new CommandLine.RunLast().execute(result);
  }

  /** All commands, in the order of the help. */
  private static Commands commands(Context context) {
    Commands line = new Commands();
    line.addSubcommand("init", new InitCommand(context));
    line.addSubcommand("fleet", () -> FleetCommand.of(context));
    line.addSubcommand("config", () -> ConfigCommand.of(context));
    line.addSubcommand("device", () -> DeviceCommand.of(context));
    line.addSubcommand("root", () -> RootCommand.of(context));
    line.addSubcommand("agent", () -> AgentCommand.of(context));
    line.addSubcommand("pause", new PauseCommand(context));
    line.addSubcommand("resume", new ResumeCommand(context));
    line.addSubcommand("diff-desired", new DiffDesiredCommand(context));
    line.addSubcommand("apply", new ApplyCommand(context));
    line.addSubcommand("sync", new SyncCommand(context));
    line.addSubcommand("push", new PushCommand(context));
    line.addSubcommand("pull", new PullCommand(context));
    line.addSubcommand("import", new ImportCommand(context));
    line.addSubcommand("status", new StatusCommand(context));
    line.addSubcommand("sync-status", new SyncStatusCommand(context));
    line.addSubcommand("watch", new WatchCommand(context));
    line.addSubcommand("explain", new ExplainCommand(context));
    line.addSubcommand("log", new LogCommand(context));
    line.addSubcommand("show", new ShowCommand(context));
    line.addSubcommand("manifest", new ManifestCommand(context));
    line.addSubcommand("diff", new DiffCommand(context));
    line.addSubcommand("conflicts", new ConflictsCommand(context));
    line.addSubcommand("resolve-conflict", new ResolveConflictCommand(context));
    line.addSubcommand("release", new ReleaseCommand(context));
    line.addSubcommand("doctor", new DoctorCommand(context));
    line.addSubcommand("store", () -> StoreCommand.of(context));
    line.addSubcommand("completion", new CompletionCommand(context));
    line.addSubcommand("complete", new CompleteCommand(context));
    line.addSubcommand("schema", new SchemaCommand(context));
    line.addSubcommand("demo", new DemoCommand(context));
    line.addSubcommand("help", new HelpCommand(context));
    return line;
  }

  private static void registerPlain(CommandLine line) {
    line.registerConverter(int.class, converter(PlainValues::smallNumber));
    line.registerConverter(Long.class, converter(PlainValues::number));
    line.registerConverter(boolean.class, converter(PlainValues::flag));
    line.registerConverter(When.class, converter(text -> PlainValues.word(When.class, text)));
    line.registerConverter(
        ProgressForm.class, converter(text -> PlainValues.word(ProgressForm.class, text)));
  }

  private static <T> ITypeConverter<T> converter(Function<String, T> parse) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    };
  }
}
