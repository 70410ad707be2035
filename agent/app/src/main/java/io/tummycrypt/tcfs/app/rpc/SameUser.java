package io.tummycrypt.tcfs.app.rpc;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.nio.NioChannelOption;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/** Stands where connections come in, and closes those of other users before a byte is read. */
final class SameUser extends ChannelInboundHandlerAdapter {
  private final UserPrincipal user;
  private final Peers peers;

  SameUser(UserPrincipal user, Peers peers) {
    this.user = user;
    this.peers = peers;
  }

  /** Who is at the other end of a connection. */
  @FunctionalInterface
  interface Peers {
    /** As the system says. */
    Peers OF_SYSTEM =
        connection -> {
          UnixDomainPrincipal who =
              connection.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
          return who == null ? null : who.user();
        };

    /** Null if that cannot be told. */
    @Nullable UserPrincipal user(Channel connection);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof Channel connection && !user.equals(peers.user(connection))) {
      connection.unsafe().closeForcibly();
      return;
    }
    context.fireChannelRead(message);
  }
}
