package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.Console;
import java.util.concurrent.CountDownLatch;

/** A program that works until it is interrupted. */
final class EndlessProgram {
  private EndlessProgram() {}

  public static void main(String[] args) throws InterruptedException {
    Console console = Console.ofProcess(System.getenv());
    Interruption.watch(console, () -> {}, () -> false);
    console.out().print("working\n");
    console.out().flush();
    new CountDownLatch(1).await();
  }
}
