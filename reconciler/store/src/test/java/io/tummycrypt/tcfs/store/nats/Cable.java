package io.tummycrypt.tcfs.store.nats;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a port on this machine, which can be cut and mended. */
public final class Cable implements AutoCloseable {
  private final int port;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket listener;

  private Cable(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.port = listener.getLocalPort();
    accept(listener);
  }

  /** One to this port. */
  public static Cable to(int target) throws IOException {
    return new Cable(target);
  }

  /** The end that is here. */
  public int port() {
    return port;
  }

  private void accept(ServerSocket at) {
    Thread.ofPlatform()
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

  private static void carry(Socket from, Socket to) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (from;
              to) {
            from.getInputStream().transferTo(to.getOutputStream());
          } catch (IOException _) {
            // One end is gone, and so is the other.
          }
        });
  }

  /** Nobody gets through any more. */
  public void cut() throws IOException {
    listener.close();
    for (Socket each : open) {
      each.close();
    }
    open.clear();
  }

  /** Everybody gets through again. */
  public void mend() throws IOException {
    listener = new ServerSocket(port, 64, InetAddress.getLoopbackAddress());
    accept(listener);
  }

  @Override
  public void close() throws IOException {
    cut();
  }
}
