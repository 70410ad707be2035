package io.tummycrypt.tcfs.core.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a model of the merge rules did with a small fleet, step by step. */
record RecordedScenario(String name, int devices, List<String> lines) {
  private static final String BEGIN = "scenario ";

  /** Reads one scenario after the other. */
  static void readAll(BufferedReader in, Consumer<RecordedScenario> each) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(BEGIN) && !lines.isEmpty()) {
        each.accept(of(lines));
        lines.clear();
      }
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      each.accept(of(lines));
    }
  }

  private static RecordedScenario of(List<String> lines) {
    List<String> words = Arrays.asList(lines.getFirst().split(" "));
    return new RecordedScenario(
        words.get(1), Integer.parseInt(words.get(2)), List.copyOf(lines.subList(1, lines.size())));
  }
}
