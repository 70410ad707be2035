package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.json.JsonAnswer;
import io.tummycrypt.tcfs.app.operations.InitRequest;
import io.tummycrypt.tcfs.app.operations.Initialised;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.Words;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.engine.home.StoreUrl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tcfs init}. */
@CommandLine.Command(
    description = {
      "Make this machine a device of a fleet: create the store, or join the one that is there.",
      "Nothing in a folder is changed or overwritten. Run twice, it does nothing."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs init --store file:///srv/tcfs --device yoga --root docs=/home/jess/docs",
      "  TCFS_STORE=file:///srv/tcfs tcfs init --root pics=/data/pics"
    })
final class InitCommand implements Command {
  private final Context context;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "Where the devices meet: file:///FOLDER or s3://BUCKET/PREFIX. Default: TCFS_STORE.")
  private @Nullable StoreUrl store;

  @Option(
      names = "--s3",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description =
          "How a bucket is reached: endpoint, region, pathStyle, profile, caFile, insecure,"
              + " credentialsFile. Keys: TCFS_S3_ACCESS and TCFS_S3_SECRET, or as for AWS.")
  private List<S3Setting> s3 = new ArrayList<>();

  @Option(
      names = "--nats",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description =
          "How the fleet's NATS servers are reached: credentialsFile, caFile, certificateFile,"
              + " keyFile, insecure.")
  private List<NatsSetting> nats = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME=VALUE",
      arity = "1..*",
      description =
          "From where this device publishes the fleet document: git, branch, tag, path,"
              + " allowedSignersFile, keyringFile, pollSeconds; or files.")
  private List<SourceSetting> source = new ArrayList<>();

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description =
          "The name of this machine. Default: TCFS_DEVICE, or derived from the host's name.")
  private @Nullable DeviceName device;

  @Option(
      names = "--root",
      paramLabel = "NAME=PATH",
      arity = "1..*",
      description = "A folder to synchronise, and what it is called in the fleet.")
  private List<RootPath> roots = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  InitCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    InitRequest request =
        new InitRequest(
            store,
            S3Setting.all(s3),
            NatsSetting.all(nats),
            SourceSetting.all(source),
            device,
            roots());
    try (Operations operations = context.open()) {
      Initialised made = operations.init(request);
      if (json) {
        JsonAnswer.initialised(context.console().out(), made);
      } else {
        print(made);
      }
    }
    return ExitCode.DONE;
  }

  private SortedMap<RootName, String> roots() {
    SortedMap<RootName, String> map = new TreeMap<>();
    for (RootPath root : roots) {
      String other = map.put(root.root(), root.path());
      if (other != null && !other.equals(root.path())) {
        throw new ParameterException(
            spec.commandLine(),
            "--root: root '%s' was given two folders, %s and %s"
                .formatted(root.root(), Words.of(other), Words.of(root.path())));
      }
    }
    return map;
  }

  private void print(Initialised made) {
    String how =
        switch (made.how()) {
          case CREATED -> "created fleet";
          case JOINED -> "joined fleet";
          case ALREADY -> "is already in fleet";
        };
    context.done(
        "Device %s %s %s, revision %d"
            .formatted(made.device(), how, made.fleet(), made.revision()));
    context.done("  id        " + Words.line(made.fingerprint()));
    context.done("  store     " + Words.of(made.store()));
    context.done("  document  " + Words.of(made.document().toString()));
    made.roots()
        .forEach((root, path) -> context.done("  root      " + root + " at " + Words.of(path)));
    context.done("");
    context.done("Next: 'tcfs diff-desired' shows what a sync would do; 'tcfs sync' does it.");
  }
}
