package io.tummycrypt.tcfs.engine.home;

import io.tummycrypt.tcfs.engine.home.RunLock.Attempt;
import java.nio.file.Path;
import java.time.Instant;

/** A program of its own: takes the lock, says what came of it, and keeps it until it is killed. */
final class LockingProgram {
  private LockingProgram() {}

  public static void main(String[] arguments) throws Exception {
    TcfsHome home = TcfsHome.in(Path.of(arguments[0]));
    switch (RunLock.take(home, "tcfs sync", Instant.EPOCH)) {
      case Attempt.Taken _ -> {
        System.out.println("taken");
        Thread.currentThread().join();
      }
      case Attempt.Busy busy -> System.out.println("busy " + busy.holder().orElseThrow().pid());
    }
  }
}
