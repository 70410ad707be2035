package io.tummycrypt.tcfs.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A socket on which a supervisor is told how a service goes, as systemd has one. */
public final class NotifySocket implements AutoCloseable {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MethodHandle SOCKET = function("socket", INT, INT, INT);
  private static final MethodHandle BIND = function("bind", INT, ValueLayout.ADDRESS, INT);
  private static final MethodHandle POLL = function("poll", ValueLayout.ADDRESS, LONG, INT);
  private static final MethodHandle RECEIVE = function("recv", INT, ValueLayout.ADDRESS, LONG, INT);
  private static final MethodHandle CLOSE = function("close", INT);

  private static final int AF_UNIX = 1;
  private static final int DATAGRAM = 2;
  private static final int LONGEST = 4096;

  private final String address;
  private final int socket;

  private NotifySocket(String address, int socket) {
    this.address = address;
    this.socket = socket;
  }

  @SuppressWarnings("restricted") // what the JDK has no sockets for
  private static MethodHandle function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(INT, arguments));
  }

  /** One that listens at a path, or at a name that is no file and has {@code @} before it. */
  public static NotifySocket at(String address) {
    boolean isPath = address.startsWith("/");
    byte[] name = (isPath ? address + "\0" : "\0" + address.substring(1)).getBytes(UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      int socket = (int) SOCKET.invokeExact(AF_UNIX, DATAGRAM, 0);
      MemorySegment to = arena.allocate(2 + name.length);
      to.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
      MemorySegment.copy(name, 0, to, ValueLayout.JAVA_BYTE, 2, name.length);
      if ((int) BIND.invokeExact(socket, to, (int) to.byteSize()) != 0) {
        throw new AssertionError("no socket could be made at " + address);
      }
      return new NotifySocket(address, socket);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** As it is in {@code NOTIFY_SOCKET}. */
  public String address() {
    return address;
  }

  /** The next message; empty if none comes within that time. */
  public Optional<String> next(Duration patience) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polled = arena.allocate(8);
      polled.set(INT, 0, socket);
      polled.set(ValueLayout.JAVA_SHORT, 4, (short) 1);
      if ((int) POLL.invokeExact(polled, 1L, (int) patience.toMillis()) <= 0) {
        return Optional.empty();
      }
      MemorySegment message = arena.allocate(LONGEST);
      int length = (int) RECEIVE.invokeExact(socket, message, (long) LONGEST, 0);
      return Optional.of(
          new String(message.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), UTF_8));
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** All that has come and was not read yet. */
  public List<String> all() {
    List<String> all = new ArrayList<>();
    for (Optional<String> next = next(Duration.ZERO);
        next.isPresent();
        next = next(Duration.ZERO)) {
      all.add(next.get());
    }
    return all;
  }

  /** Reads on until this message comes; what came before it is told if it does not. */
  public List<String> await(String wanted) {
    List<String> before = new ArrayList<>();
    while (true) {
      String next =
          next(Duration.ofMinutes(2))
              .orElseThrow(() -> new AssertionError(wanted + " has not come, but " + before));
      if (next.equals(wanted)) {
        return before;
      }
      before.add(next);
    }
  }

  @Override
  public void close() {
    try {
      int _ = (int) CLOSE.invokeExact(socket);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
