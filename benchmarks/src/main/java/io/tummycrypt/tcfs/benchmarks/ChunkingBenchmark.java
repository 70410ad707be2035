package io.tummycrypt.tcfs.benchmarks;

import io.tummycrypt.tcfs.store.chunk.ChunkSizes;
import io.tummycrypt.tcfs.store.chunk.FastCdc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Cutting 16 MiB of noise into chunks of 64 KiB on average, without hashing them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ChunkingBenchmark {
  private final byte[] bytes = Samples.noise(16 << 20);
  private final FastCdc chunker = new FastCdc(new ChunkSizes(16 << 10, 64 << 10, 256 << 10));

  /** All of it. */
  @Benchmark
  public long split(Blackhole sink) throws IOException {
    return chunker.split(new ByteArrayInputStream(bytes), (buffer, ends) -> sink.consume(ends));
  }
}
