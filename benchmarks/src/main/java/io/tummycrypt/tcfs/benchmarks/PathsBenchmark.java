package io.tummycrypt.tcfs.benchmarks;

import io.tummycrypt.tcfs.core.path.TreePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What every scan and plan does most: 100,000 paths in a sorted map, and each looked up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PathsBenchmark {
  private final List<TreePath> paths = paths();

  private static List<TreePath> paths() {
    List<TreePath> paths = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      paths.add(TreePath.parse("package-%d/module-%d/file-%d.txt".formatted(i % 20, i % 500, i)));
    }
    Collections.shuffle(paths, new Random(3));
    return paths;
  }

  /** Sorts and finds. */
  @Benchmark
  public int sortAndFind() {
    TreeMap<TreePath, Integer> sorted = new TreeMap<>();
    for (TreePath path : paths) {
      sorted.put(path, 1);
    }
    int found = 0;
    for (TreePath path : paths) {
      found += sorted.get(path);
    }
    return found;
  }
}
