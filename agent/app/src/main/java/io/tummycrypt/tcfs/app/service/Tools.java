package io.tummycrypt.tcfs.app.service;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Runs programs of the operating system. */
@FunctionalInterface
interface Tools {
  /** What a program ended with, and all that it printed, on both streams. */
  record Ran(int code, String output) {}

  /**
   * Runs one to its end. What a retry does depends on the program.
   *
   * @param words the program's name and its arguments
   * @return empty if there is no such program
   * @throws IOException if it is there and cannot be run
   */
  Optional<Ran> run(List<String> words) throws IOException;
}
