package io.tummycrypt.tcfs.store.nats;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a port on this machine, which can be cut or swallow all, and be mended. */
public final class Cable implements AutoCloseable {
  private final int port;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;
  private Thread accepting;
  private volatile boolean isSwallowing;

  private Cable(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.port = listener.getLocalPort();
    accepting = accept(listener);
  }

  /** One to this port. */
  public static Cable to(int target) throws IOException {
    return new Cable(target);
  }

  /** The end that is here. */
  public int port() {
    return port;
  }

  private Thread accept(ServerSocket at) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (at) {
            while (true) {
              join(at, at.accept());
            }
          } catch (IOException _) {
            // It was cut.
          }
        });
  }

  private void join(ServerSocket at, Socket near) throws IOException {
    Socket far = new Socket();
    open.add(near);
    open.add(far);
    try {
      far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    } catch (IOException _) {
      near.close();
      return;
    }
    if (at.isClosed()) { // It was cut meanwhile.
      near.close();
      far.close();
      return;
    }
    carry(near, far);
    carry(far, near);
  }

  private void carry(Socket from, Socket to) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (from;
              to) {
            byte[] bytes = new byte[1 << 16];
            for (int n = from.getInputStream().read(bytes);
                n >= 0;
                n = from.getInputStream().read(bytes)) {
              if (!isSwallowing) {
                to.getOutputStream().write(bytes, 0, n);
              }
            }
          } catch (IOException _) {
            // One end is gone, and so is the other.
          }
        });
  }

  /** Nobody gets through any more. */
  public void cut() throws IOException {
    listener.close();
    try {
      // Its port is free only then.
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Socket each : open) {
      each.close();
    }
    open.clear();
  }

  /** Everything is taken and nothing arrives, as in a tunnel whose other end is gone. */
  public void swallow() {
    isSwallowing = true;
  }

  /** Everybody gets through again, with connections that begin now. */
  public void mend() throws IOException {
    if (isSwallowing) {
      // What was swallowed of a connection is missing in it for ever.
      cut();
    }
    isSwallowing = false;
    listener = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
    accepting = accept(listener);
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
