package io.tummycrypt.tcfs.app.rpc;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one thread that reads from sockets and writes to them. */
final class Transport implements AutoCloseable {
  /** They are kept, for the JDK forgets the level of a logger that nobody holds. */
  private static final List<Logger> SILENT =
      List.of(Logger.getLogger("io.grpc"), Logger.getLogger("io.netty"));

  static {
    // What there is to say is said by whoever asks or is asked.
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    // What is sent is small and seldom: arenas of memory, and memory outside of the heap, would
    // cost more than they save.
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
