package io.tummycrypt.tcfs.engine.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/**
 * Messages to a socket of this machine ({@code unix(7)}), as a service sends them to what started
 * it. The JDK has no sockets of this kind.
 */
public final class LocalDatagrams {
  private static final int AF_UNIX = 1;
  private static final int DATAGRAM = 2;
  private static final int NONBLOCK = 0x800;

  /** What a {@code struct sockaddr_un} has room for behind the family. */
  private static final int LONGEST = 108;

  private static final int FAMILY = 2;

  private static final long WRITABLE = 4;

  private LocalDatagrams() {}

  /**
   * Sends one message. Where there is no room for it, it waits for a second at most.
   *
   * @param address an absolute path; or a name that is no file, with {@code @} before it
   * @throws IOException if it was not sent, whatever the reason
   */
  public static void send(String address, String message) throws IOException {
    if (!Kernel.isAvailable()) {
      throw new IOException("the socket '" + address + "' cannot be reached from this system");
    }
    byte[] name = name(address);
    try (Kernel kernel = new Kernel()) {
      long type = DATAGRAM | NONBLOCK | LinuxPaths.O_CLOEXEC;
      int socket = (int) kernel.require(Syscall.SOCKET, address, AF_UNIX, type, 0, 0, 0);
      try {
        Scratch to = kernel.allocate(FAMILY + name.length);
        to.putByte(0, (byte) AF_UNIX);
        to.putByte(1, (byte) 0);
        to.put(FAMILY, name, 0, name.length);
        kernel.require(Syscall.CONNECT, address, socket, to.address(), to.size(), 0, 0);
        byte[] text = message.getBytes(UTF_8);
        Scratch sent = kernel.allocate(text.length);
        sent.put(0, text, 0, text.length);
        long result = kernel.call(Syscall.WRITE, socket, sent.address(), text.length, 0, 0);
        if (result == -Errno.EAGAIN) {
          awaitRoom(kernel, socket);
          result = kernel.call(Syscall.WRITE, socket, sent.address(), text.length, 0, 0);
        }
        if (result < 0) {
          throw Errno.exception((int) -result, address);
        }
      } finally {
        kernel.closeDescriptor(socket);
      }
    }
  }

  private static void awaitRoom(Kernel kernel, int socket) {
    Scratch polled = kernel.allocate(8).putLong(0, socket | WRITABLE << Integer.SIZE);
    Scratch second = kernel.allocate(16).putLong(0, 1).putLong(8, 0);
    kernel.call(Syscall.PPOLL, polled.address(), 1, second.address(), 0, 0);
  }

  /** The name as the kernel takes it: with a NUL behind a path, or before what is none. */
  private static byte[] name(String address) throws IOException {
    boolean isPath = address.startsWith("/");
    if (!isPath && !address.startsWith("@")) {
      throw new IOException(
          "'" + address + "' is no address of a socket: expected an absolute path, or @NAME");
    }
    byte[] name = (isPath ? address + "\0" : "\0" + address.substring(1)).getBytes(UTF_8);
    if (name.length > LONGEST) {
      throw new IOException(
          "the address of the socket '" + address + "' is longer than " + LONGEST + " bytes");
    }
    return name;
  }
}
