package io.tummycrypt.tcfs.app.operations;

import java.util.List;

/**
 * What leads from one state of the fleet document to another.
 *
 * @param from what the first is called, such as {@code revision 3}
 * @param to what the second is called
 * @param lines the changed lines, marked as in a unified diff; empty if both say the same
 */
public record RevisionDifference(String from, String to, List<String> lines) {
  public RevisionDifference {
    lines = List.copyOf(lines);
  }
}
