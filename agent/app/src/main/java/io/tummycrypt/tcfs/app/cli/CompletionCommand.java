package io.tummycrypt.tcfs.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code tcfs completion}. */
@CommandLine.Command(
    description = {
      "Print a script that teaches a shell to complete tcfs.",
      "It completes commands, options, names and paths. Where to put it: docs/how-to/completion.md."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tcfs completion bash > ~/.local/share/bash-completion/completions/tcfs",
      "  tcfs completion fish | source"
    })
final class CompletionCommand implements Command {
  private final Context context;

  @Parameters(paramLabel = "SHELL", description = "One of bash, zsh, fish.")
  private @Nullable Shell shell;

  /** A shell that there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    static Shell parse(String text) {
      return PlainValues.word(Shell.class, text);
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public ExitCode run() throws IOException {
    String script = "/completion/tcfs." + Objects.requireNonNull(shell).word();
    try (@Nullable InputStream in = CompletionCommand.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new FileNotFoundException(script + " is not in the program");
      }
      context.console().out().print(new String(in.readAllBytes(), UTF_8));
    }
    return ExitCode.DONE;
  }
}
