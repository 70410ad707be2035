package io.tummycrypt.tcfs.app.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.tummycrypt.tcfs.app.AgentSamples;
import io.tummycrypt.tcfs.app.FakeKnowledge;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.AgentLink.Answer;
import io.tummycrypt.tcfs.engine.home.AgentSocket;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.rpc.health.HealthCheckRequest;
import io.tummycrypt.tcfs.rpc.health.HealthCheckResponse.ServingStatus;
import io.tummycrypt.tcfs.rpc.health.HealthGrpc;
import io.tummycrypt.tcfs.store.trace.TraceId;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real socket, with an agent behind it that knows what a test wants. */
@Timeout(60)
class AgentServerTest {
  /** Speaks the first bytes of HTTP/2, and prints whether an answer comes. */
  private static final String KNOCK =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1])
      try:
          s.sendall(b"PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]))
          print("answered" if s.recv(1) else "closed")
      except (BrokenPipeError, ConnectionResetError):
          print("closed")
      """;

  private static final TraceId ASKER = new TraceId("4bf92f3577b34da6a3ce929d0e0e4736");

  @TempDir Path folder;
  private final FakeKnowledge knowledge = new FakeKnowledge();
  private TcfsHome home;
  private RunLock lock;

  @BeforeEach
  void takeTheLock() throws IOException {
    home = TcfsHome.in(folder.resolve("h"));
    home.create();
    RunLock.Attempt attempt = RunLock.takeAsAgent(home, "tcfsd", Instant.now());
    lock = assertInstanceOf(RunLock.Attempt.Taken.class, attempt).lock();
  }

  @AfterEach
  void giveItBack() throws IOException {
    lock.close();
  }

  private AgentServer start() throws IOException {
    return AgentServer.start(home, knowledge);
  }

  private Answer ask() {
    return new SocketLink(home, () -> ASKER).ask();
  }

  @Test
  void tellsAllThatTheAgentKnows() throws IOException {
    try (AgentServer _ = start()) {
      assertEquals(AgentSamples.state(), ask().state());
      assertTrue(new SocketLink(home, () -> ASKER).look());
      new SocketLink(home, () -> ASKER).recheck();
      assertEquals(List.of("look " + ASKER, "recheck " + ASKER), knowledge.asked);
    }
    assertTrue(Files.notExists(AgentSocket.of(home)));
  }

  @Test
  void asksNobodyWhereNoAgentHoldsItsLock() throws IOException {
    try (AgentServer _ = start()) {
      lock.close();
      assertEquals(new Answer.Nobody(), ask());
    }
  }

  @Test
  void replacesTheSocketOfOneThatWasKilled() throws IOException {
    try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      killed.bind(UnixDomainSocketAddress.of(AgentSocket.of(home)));
    }
    assertInstanceOf(Answer.Silent.class, ask());
    try (AgentServer _ = start()) {
      assertEquals(AgentSamples.state(), ask().state());
    }
  }

  @Test
  void answersNobodyWhoCannotBeTold() throws IOException {
    try (AgentServer _ = AgentServer.start(home, knowledge, _ -> null)) {
      assertInstanceOf(Answer.Silent.class, ask());
    }
  }

  @Test
  void answersNoOtherUser() throws IOException, InterruptedException {
    assumeTrue(Files.getOwner(folder).getName().equals("root"), "only root can be somebody else");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
    String python = "/usr/bin/python3";
    assumeTrue(Files.isExecutable(Path.of(python)), "needs python3, where everybody may run it");
    try (AgentServer _ = start()) {
      // As if the folder had been opened by mistake.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      Files.setPosixFilePermissions(
          folder.resolve("h"), PosixFilePermissions.fromString("rwx--x--x"));
      Files.setPosixFilePermissions(home.run(), PosixFilePermissions.fromString("rwx--x--x"));
      Path socket = AgentSocket.of(home);
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));

      assertEquals("answered", knock(python, "-c", KNOCK, socket.toString()));
      String nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
      List<String> command = new ArrayList<>(List.of(nobody.split(" ")));
      command.addAll(List.of(python, "-c", KNOCK, socket.toString()));
      assertEquals("closed", knock(command.toArray(String[]::new)));
    }
  }

  private static String knock(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return said;
  }

  @Test
  void isRefusedWhereOthersCanReachIt() throws IOException {
    Files.setPosixFilePermissions(home.run(), PosixFilePermissions.fromString("rwxr-xr-x"));
    String why = String.valueOf(assertThrows(IOException.class, this::start).getMessage());
    assertTrue(why.contains("others can reach it"), why);
    assertInstanceOf(Answer.Silent.class, ask());
  }

  @Test
  void isRefusedWhereItsNameIsTooLong() throws IOException {
    home = TcfsHome.in(folder.resolve("a".repeat(100)));
    home.create();
    String why = String.valueOf(assertThrows(IOException.class, this::start).getMessage());
    assertTrue(why.contains("set TCFS_HOME to a folder with a shorter name"), why);
  }

  @Test
  void handsOnWhatHappensUntilItEnds() throws IOException {
    List<AgentEvent> told = new ArrayList<>();
    AgentServer server = start();
    Answer over =
        new SocketLink(home, () -> ASKER)
            .watch(event -> {
              told.add(event);
              if (told.size() == 1) {
                AgentSamples.events().forEach(each -> knowledge.watchers.getFirst().accept(each));
              }
              if (told.size() == 1 + AgentSamples.events().size()) {
                server.close();
              }
            });
    assertInstanceOf(Answer.Silent.class, over);
    assertEquals(new AgentEvent.Now(AgentSamples.state()), told.getFirst());
    assertEquals(AgentSamples.events(), told.subList(1, told.size()));
  }

  @Test
  void tellsProgramsThatKnowNothingOfItHowItIs() throws IOException {
    try (AgentServer _ = start();
        Transport transport = new Transport()) {
      ManagedChannel channel =
          NettyChannelBuilder.forAddress(UnixDomainSocketAddress.of(AgentSocket.of(home)))
              .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
              .eventLoopGroup(transport.loop())
              .usePlaintext()
              .build();
      assertEquals(ServingStatus.SERVING, health(channel, ""));
      assertEquals(ServingStatus.NOT_SERVING, health(channel, "tcfs.agent.v1.Agent"));
      channel.shutdownNow();
    }
  }

  private static ServingStatus health(ManagedChannel channel, String service) {
    return HealthGrpc.newBlockingStub(channel)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }
}
