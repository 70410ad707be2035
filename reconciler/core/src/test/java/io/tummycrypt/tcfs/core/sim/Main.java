package io.tummycrypt.tcfs.core.sim;

import java.util.*;

/** dev only */
final class Main {
  public static void main(String[] args) {
    long from = Long.parseLong(args[0]), count = Long.parseLong(args[1]);
    boolean trace = args.length > 2;
    long t0 = System.nanoTime(), steps = 0;
    int bad = 0;
    TreeMap<String, Integer> kinds = new TreeMap<>();
    TreeMap<String, Long> first = new TreeMap<>(), shortest = new TreeMap<>();
    Map<String, Integer> len = new HashMap<>();
    for (long seed = from; seed < from + count; seed++) {
      Scenario s = Scenario.of(seed);
      Simulation.Outcome o = Simulation.run(s, new Coverage(), trace);
      steps += o.steps();
      if (trace) {
        o.trace().lines().forEach(System.out::println);
        System.out.println(o.violation());
        if (o.cause() != null) o.cause().printStackTrace(System.out);
      }
      if (o.violation() != null) {
        bad++;
        String k = kind(o);
        kinds.merge(k, 1, Integer::sum);
        first.putIfAbsent(k, seed);
        if (!len.containsKey(k) || len.get(k) > o.steps()) {
          len.put(k, (int) o.steps());
          shortest.put(k, seed);
        }
      }
    }
    double secs = (System.nanoTime() - t0) / 1e9;
    System.out.printf(
        "seeds %d steps %d bad %d in %.1fs = %.0f steps/s%n",
        count, steps, bad, secs, steps / secs);
    kinds.entrySet().stream()
        .sorted((a, b) -> b.getValue() - a.getValue())
        .forEach(e ->
            System.out.println(
                e.getValue()
                    + " "
                    + e.getKey()
                    + " first "
                    + first.get(e.getKey())
                    + " shortest "
                    + shortest.get(e.getKey())));
  }

  static String kind(Simulation.Outcome o) {
    String k =
        o.violation()
            .replaceAll("Digest\\[[^]]*\\]|Link\\[[^]]*\\]", "X")
            .replaceAll("[0-9]+", "N")
            .replaceAll("\\[.*", "[..");
    StackTraceElement[] st = o.cause().getStackTrace();
    return o.cause().getClass().getSimpleName()
        + " "
        + k.substring(0, Math.min(60, k.length()))
        + " @"
        + (st.length > 0 ? st[0].getFileName() + ":" + st[0].getLineNumber() : "");
  }
}
