package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Applied;
import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.core.path.RootName;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tcfs release}. */
@CommandLine.Command(
    description = {
      "Let what is held in a root happen, or undo it.",
      "'tcfs diff-desired' shows what is held."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  tcfs release docs --plan 3fa9c1d2e4b5", "  tcfs release docs --reject"})
final class ReleaseCommand implements Command {
  private final Context context;

  @Parameters(paramLabel = "ROOT", description = "The root.")
  private @Nullable RootName root;

  @ArgGroup(multiplicity = "1")
  private Word word = new Word();

  @Option(names = "--json", description = "Print JSON, see docs/reference/json.md.")
  private boolean json;

  /** Exactly one of these. */
  static final class Word {
    @Option(
        names = "--plan",
        paramLabel = "HASH",
        description = "Let it happen, if what is held is still what has this hash.")
    private @Nullable String hash;

    @Option(names = "--reject", description = "Undo it: what is gone comes back.")
    private boolean reject;

    boolean isReject() {
      return reject;
    }

    String hash() {
      return Objects.requireNonNull(hash);
    }
  }

  ReleaseCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    RootName name = Objects.requireNonNull(root);
    try (Operations operations = context.open()) {
      Applied applied =
          word.isReject() ? operations.reject(name) : operations.release(name, word.hash());
      return new Outcomes(context, "release", json).print(applied);
    }
  }
}
