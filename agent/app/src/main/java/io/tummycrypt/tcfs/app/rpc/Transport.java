package io.tummycrypt.tcfs.app.rpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;

/** The one thread that reads from sockets and writes to them. */
final class Transport implements AutoCloseable {
  static {
    // What is sent is small and seldom: arenas of memory, and memory outside of the heap, would cost more than they save.
    System.setProperty("io.netty.allocator.type", "unpooled");
    System.setProperty("io.netty.noPreferDirect", "true");
    System.setProperty("io.netty.noUnsafe", "true");
    System.setProperty("io.netty.recycler.maxCapacityPerThread", "0");
    System.setProperty("io.netty.machineId", "00:00:00:00:00:00");
    System.setProperty("io.netty.processId", "1");
  }

  private final EventLoopGroup loop =
      new NioEventLoopGroup(
          1,
          task -> {
            Thread thread = new Thread(task, "rpc");
            thread.setDaemon(true);
            return thread;
          });

  EventLoopGroup loop() {
    return loop;
  }

  /** Waits for a moment at most. */
  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
  }
}
