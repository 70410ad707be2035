package io.tummycrypt.tcfs.app;

import io.tummycrypt.tcfs.app.cli.AgentProgram;
import io.tummycrypt.tcfs.app.cli.Console;
import io.tummycrypt.tcfs.app.operations.ProgramVersion;

/** The program {@code tcfsd}. */
public final class AgentMain {
  private AgentMain() {}

  /** Runs the agent, and ends the process with its exit code. */
  public static void main(String[] args) {
    Console console = Console.ofProcess(System.getenv());
    HeapWatch heap = HeapWatch.start(HeapWatch.Growth.OF_AGENT);
    heap.pause();
    System.exit(AgentProgram.run(console, System.getenv(), heap, ProgramVersion.text(), args));
  }
}
