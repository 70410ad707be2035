package io.tummycrypt.tcfs.app.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A line between a {@link io.tummycrypt.tcfs.store.s3.Middleman}, which has a connection for each
 * request, and a server: it goes dead when the server has done what it was asked, and before that
 * can be told.
 */
final class LostAnswer implements AutoCloseable {
  private final int server;
  private final ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean losesNext = new AtomicBoolean();

  /** Before the server at this port of this machine. */
  LostAnswer(int server) throws IOException {
    this.server = server;
    threads.execute(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The next answer of the server gets lost. */
  void loseNext() {
    losesNext.set(true);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
      threads.execute(() -> send(client, upstream));
      byte[] answer = upstream.getInputStream().readAllBytes();
      if (!losesNext.getAndSet(false)) {
        client.getOutputStream().write(answer);
      }
    } catch (IOException gone) {
      // The test is over.
    }
  }

  private static void send(Socket client, Socket upstream) {
    try {
      OutputStream out = upstream.getOutputStream();
      client.getInputStream().transferTo(out);
    } catch (IOException answered) {
      // The server needs no more, and has closed its end.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
