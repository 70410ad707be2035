package io.tummycrypt.tcfs.benchmarks;

import io.tummycrypt.tcfs.store.chunk.Hasher;
import io.tummycrypt.tcfs.store.pack.EncodedFrame;
import io.tummycrypt.tcfs.store.pack.Frame;
import io.tummycrypt.tcfs.store.pack.PackedChunk;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Compressing a frame of the usual length, with arrays that are there already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FramesBenchmark {
  @Param({"text", "noise"})
  private String content = "";

  private byte[] plain = new byte[0];
  private List<PackedChunk> chunks = List.of();
  private final byte[] spare = new byte[EncodedFrame.room(Frame.USUAL_LENGTH)];

  /** Makes the bytes. */
  @Setup
  public void makeBytes() {
    int length = Frame.USUAL_LENGTH;
    plain = content.equals("text") ? Samples.text(length) : Samples.noise(length);
    chunks = List.of(new PackedChunk(Hasher.hash(plain), length));
  }

  /** One frame. */
  @Benchmark
  public EncodedFrame encode() {
    return EncodedFrame.of(plain, plain.length, chunks, spare);
  }
}
