package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Operations;
import io.tummycrypt.tcfs.app.render.Page;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import java.io.IOException;
import java.util.Map;

/**
 * What every command has at hand.
 *
 * @param options as they are on the command line, once that is parsed
 */
public record Context(
    Console console,
    Map<String, String> environment,
    Operations.Opening opening,
    GlobalOptions options) {
  public Context {
    environment = Map.copyOf(environment);
  }

  /** Before any option is known. */
  public Context(Console console, Map<String, String> environment, Operations.Opening opening) {
    this(console, environment, opening, new GlobalOptions());
  }

  /** The device of this environment, to be closed by the command. */
  Operations open() throws IOException {
    return opening.open(environment);
  }

  void line(String line) {
    console.line(line);
  }

  /** Where results go that are for people. */
  Page page() {
    Terminal terminal = console.terminal();
    boolean isColoured = options.isColoured(terminal.out(), terminal, environment);
    return new Sheet(console::line, terminal.outWidth(), isColoured);
  }

  /** Where messages go. */
  Page messages() {
    Terminal terminal = console.terminal();
    boolean isColoured = options.isColoured(terminal.err(), terminal, environment);
    return new Sheet(console::message, terminal.errWidth(), isColoured);
  }
}
