package io.tummycrypt.tcfs.store.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets of TLS that can be closed while somebody writes. The end of TLS is a message, for which a
 * socket waits until the writer is done, who may never be; only one that lingers waits no longer
 * than that, and then breaks the connection.
 */
final class LingeringSockets extends SSLSocketFactory {
  private static final int SECONDS = 1;

  private final SSLSocketFactory sockets;

  LingeringSockets(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  private static Socket linger(Socket socket) throws SocketException {
    socket.setSoLinger(/* on= */ true, SECONDS);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return linger(sockets.createSocket());
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return linger(sockets.createSocket(socket, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return linger(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return linger(sockets.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return linger(sockets.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return linger(sockets.createSocket(host, port, from, fromPort));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
