package io.tummycrypt.tcfs.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

/** A command; picocli calls it once its options are set. */
interface Command extends Callable<Integer> {
  /** Does what the options say, and tells how it went. */
  ExitCode run() throws IOException;

  @Override
  default Integer call() throws IOException {
    return run().code();
  }
}
