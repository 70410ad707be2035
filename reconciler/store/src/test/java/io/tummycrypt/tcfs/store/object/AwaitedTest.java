package io.tummycrypt.tcfs.store.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AwaitedTest {
  @Test
  void givesWhatCameOfIt() throws IOException {
    assertEquals("done", Awaited.result(CompletableFuture.completedFuture("done"), "a test"));
  }

  @Test
  void throwsWhatItFailedWith() {
    for (Throwable failure :
        List.of(
            new IOException("a disk"),
            new IllegalArgumentException("a mistake"),
            new OutOfMemoryError("the heap"))) {
      CompletableFuture<String> failed = CompletableFuture.failedFuture(failure);
      assertSame(failure, assertThrows(Throwable.class, () -> Awaited.result(failed, "a test")));
    }
    CompletableFuture<String> odd = CompletableFuture.failedFuture(new Exception("odd"));
    assertThrows(IllegalStateException.class, () -> Awaited.result(odd, "a test"));
  }

  @Test
  void saysWhatWasInterruptedAndLeavesTheThreadSo() {
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted =
        assertThrows(
            InterruptedIOException.class,
            () -> Awaited.result(new CompletableFuture<String>(), "reading a test"));
    assertTrue(Thread.interrupted());
    assertEquals("reading a test was interrupted", interrupted.getMessage());
  }
}
