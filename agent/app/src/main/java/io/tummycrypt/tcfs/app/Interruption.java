package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;

/**
 * Says that nothing is lost when a command is ended from outside. The exit code is that of the JVM:
 * 130 after Ctrl-C, 143 after a request to terminate.
 */
final class Interruption {
  private volatile boolean over;

  private Interruption() {}

  /**
   * Says it once the process is ended.
   *
   * @param before makes room for that on the terminal
   */
  static Interruption watch(Console console, Runnable before) {
    Interruption interruption = new Interruption();
    Thread hook = new Thread(() -> interruption.tell(console, before));
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  /** The command has ended by itself. */
  void isOver() {
    over = true;
  }

  private void tell(Console console, Runnable before) {
    if (!over) {
      before.run();
      console.err().print("interrupted: nothing is lost; run the command again\n");
    }
  }
}
