package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The options that every command has, before its name or behind it. Set once the command line is
 * parsed. No help but that of {@code tcfs} lists them, so that each fits a screen.
 */
public final class GlobalOptions {
  /** When something is done that is meant for a person. */
  enum When {
    /** On a terminal. */
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      hidden = true,
      description = "Use colours: ${COMPLETION-CANDIDATES}.")
  private When colour = When.AUTO;

  /** Whether colours are used on a stream. */
  boolean isColoured(boolean isTerminal, Terminal terminal, Map<String, String> environment) {
    return switch (colour) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          isTerminal && !terminal.isDumb() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    };
  }
}
