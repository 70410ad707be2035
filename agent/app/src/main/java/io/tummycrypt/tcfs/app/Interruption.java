package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;

/**
 * Says that nothing is lost when a command is ended from outside. The exit code is that of the JVM:
 * 130 after Ctrl-C, 143 after a request to terminate.
 */
final class Interruption {
  private volatile boolean over;

  private Interruption() {}

  static Interruption watch(Console console) {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.tell(console)));
    return interruption;
  }

  /** The command has ended by itself. */
  void isOver() {
    over = true;
  }

  private void tell(Console console) {
    if (!over) {
      console.err().print("interrupted: nothing is lost; run the command again\n");
    }
  }
}
