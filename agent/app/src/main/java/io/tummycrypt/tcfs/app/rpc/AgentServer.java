package io.tummycrypt.tcfs.app.rpc;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.tummycrypt.tcfs.app.operations.AgentKnowledge;
import io.tummycrypt.tcfs.engine.home.AgentSocket;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers on the socket of a device what its agent knows. To be started by the one who holds the
 * agent's lock: a socket that a killed agent left behind is replaced.
 */
public final class AgentServer implements AutoCloseable {
  private static final int LONGEST_QUESTION = 1 << 16;
  private static final int CALLS = 16;

  /** Who watches may make sure so often that the agent is still there. */
  private static final int SHORTEST_SILENCE_SECONDS = 5;

  private final Path socket;

  /** What the system knows the socket by; no other file has it as long as this one listens. */
  private final @Nullable Object key;

  private final Transport transport;
  private final Server server;

  private AgentServer(Path socket, Transport transport, Server server) throws IOException {
    this.socket = socket;
    this.key = key(socket);
    this.transport = transport;
    this.server = server;
  }

  /**
   * Answers from now on, and only the user that this process is of.
   *
   * @throws IOException if it cannot, or if others than that user could reach the socket
   */
  public static AgentServer start(TcfsHome home, AgentKnowledge knowledge) throws IOException {
    return start(home, knowledge, SameUser.Peers.OF_SYSTEM);
  }

  static AgentServer start(TcfsHome home, AgentKnowledge knowledge, SameUser.Peers peers)
      throws IOException {
    Path socket = AgentSocket.require(home);
    UserPrincipal user = ownUser(socket);
    Files.deleteIfExists(socket);
    Transport transport = new Transport();
    try {
      Server server =
          NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
              .channelFactory(() -> {
                NioServerDomainSocketChannel channel = new NioServerDomainSocketChannel();
                channel.pipeline().addFirst(new SameUser(user, peers));
                return channel;
              })
              .bossEventLoopGroup(transport.loop())
              .workerEventLoopGroup(transport.loop())
              .directExecutor()
              .maxInboundMessageSize(LONGEST_QUESTION)
              .maxConcurrentCallsPerConnection(CALLS)
              .permitKeepAliveTime(SHORTEST_SILENCE_SECONDS, TimeUnit.SECONDS)
              .flowControlWindow(LONGEST_QUESTION)
              .intercept(new CallTrace())
              .addService(new AgentService(knowledge))
              .addService(new HealthService(knowledge))
              .build()
              .start();
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      return new AgentServer(socket, transport, server);
    } catch (IOException | RuntimeException e) {
      transport.close();
      throw e;
    }
  }

  /** Who this process is: whoever a file belongs to that it makes. The folder has to be theirs. */
  private static UserPrincipal ownUser(Path socket) throws IOException {
    Path folder = socket.resolveSibling("");
    Path probe = Files.createTempFile(folder, "own", "");
    try {
      UserPrincipal user = Files.getOwner(probe);
      UserPrincipal owner = Files.getOwner(folder);
      if (!user.equals(owner)) {
        throw new FileSystemException(
            folder.toString(),
            null,
            "it belongs to " + owner.getName() + ", and this process to " + user.getName());
      }
      return user;
    } finally {
      Files.delete(probe);
    }
  }

  private static @Nullable Object key(Path socket) throws IOException {
    return Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  /** Whether it can be asked: its socket was neither taken away nor replaced. */
  boolean isThere() throws IOException {
    try {
      return Objects.equals(key(socket), key);
    } catch (NoSuchFileException _) {
      return false;
    }
  }

  /** Ends all answers, also those that go on, and takes the socket away if it is still its own. */
  @Override
  public void close() throws IOException {
    server.shutdownNow();
    try {
      boolean _ = server.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    transport.close();
    if (isThere()) {
      Files.deleteIfExists(socket);
    }
  }
}
