package io.tummycrypt.tcfs.app.cli;

import io.tummycrypt.tcfs.app.operations.Operations;
import java.io.IOException;
import java.util.Map;

/** What every command has at hand. */
public record Context(
    Console console, Map<String, String> environment, Operations.Opening opening) {
  public Context {
    environment = Map.copyOf(environment);
  }

  /** The device of this environment, to be closed by the command. */
  Operations open() throws IOException {
    return opening.open(environment);
  }

  void line(String line) {
    console.line(line);
  }
}
