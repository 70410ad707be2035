package io.tummycrypt.tcfs.benchmarks;

import io.tummycrypt.tcfs.core.version.Digest;
import io.tummycrypt.tcfs.store.chunk.Hasher;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** BLAKE3 of a small file, a chunk and a large piece, in whatever computes it here. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HashingBenchmark {
  @Param({"10240", "65536", "1048576"})
  private int length;

  private byte[] bytes = new byte[0];

  /** Makes the bytes. */
  @Setup
  public void makeBytes() {
    bytes = Samples.noise(length);
  }

  /** One digest. */
  @Benchmark
  public Digest hash() {
    return Hasher.hash(bytes);
  }
}
