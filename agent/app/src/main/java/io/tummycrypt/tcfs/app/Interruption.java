package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;
import java.util.function.BooleanSupplier;

/**
 * Says that nothing is lost when a command is ended from outside. The exit code is that of the JVM:
 * 130 after Ctrl-C, 143 after a request to terminate.
 */
final class Interruption {
  private final BooleanSupplier isExpected;
  private volatile boolean over;

  private Interruption(BooleanSupplier isExpected) {
    this.isExpected = isExpected;
  }

  /**
   * Says it once the process is ended.
   *
   * @param before makes room for that on the terminal
   * @param isExpected whether there is no other way to end it, and nothing to say
   */
  static Interruption watch(Console console, Runnable before, BooleanSupplier isExpected) {
    Interruption interruption = new Interruption(isExpected);
    Thread hook = new Thread(() -> interruption.tell(console, before));
    Runtime.getRuntime().addShutdownHook(hook);
    return interruption;
  }

  /** The command has ended by itself. */
  void isOver() {
    over = true;
  }

  private void tell(Console console, Runnable before) {
    if (!over && !isExpected.getAsBoolean()) {
      before.run();
      console.err().print("interrupted: nothing is lost; run the command again\n");
    }
  }
}
