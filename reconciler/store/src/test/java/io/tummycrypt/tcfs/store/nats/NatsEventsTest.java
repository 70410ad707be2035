package io.tummycrypt.tcfs.store.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.core.plan.StreamAction;
import io.tummycrypt.tcfs.store.event.Events;
import io.tummycrypt.tcfs.store.event.EventsContract;
import io.tummycrypt.tcfs.store.event.HeadNotice;
import io.tummycrypt.tcfs.store.event.Heard;
import io.tummycrypt.tcfs.store.event.Line;
import io.tummycrypt.tcfs.store.event.Message;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class NatsEventsTest extends EventsContract {
  @TempDir Path folder;
  private NatsServer server;

  @BeforeEach
  void begin() throws IOException {
    server = NatsServer.start(folder);
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Override
  protected Events connect(FleetId fleet, DeviceName device, Heard heard) {
    return connect(fleet, device, heard, List.of(server.url()));
  }

  private static Events connect(FleetId fleet, DeviceName device, Heard heard, List<String> urls) {
    return NatsEvents.start(NatsOptions.of(urls), fleet, device, heard, InstantSource.system());
  }

  @Override
  protected void stopServer() {
    server.kill();
  }

  @Override
  protected void startServer() throws IOException {
    server.restart();
  }

  @Override
  protected void loseEverything() throws Exception {
    ServerWork.deleteEverything(server);
  }

  @Override
  protected List<String> messagesOfA() throws Exception {
    return ServerWork.stored(server, "STATE.a.file_synced").stream()
        .map(ServerWork.Stored::id)
        .toList();
  }

  @Test
  void goesOnWithTheNextServer() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (NatsServer second = NatsServer.start(other)) {
      List<String> both = List.of(server.url(), second.url());
      Heard byB = new Heard();
      try (Events b = connect(FLEET, B, byB, both);
          Events a = connect(FLEET, A, new Heard(), both)) {
        byB.awaitMissed();
        assertEquals(server.url(), b.state().server());
        server.kill();
        byB.awaitMissed();
        assertEquals(second.url(), b.state().server());
        a.announce(notice(A, 1));
        assertEquals(notice(A, 1), byB.next());
      }
    }
  }

  @Test
  void goesOnToTheFirstServerThatHasStreamsAndComesBackOnceABetterOneHas() throws Exception {
    String useless =
        """
        no_auth_user: u
        authorization { users: [ { user: u, password: p, permissions: {
          publish: { deny: ["$JS.API.>"] } } } ] }
        """;
    try (NatsServer second =
            NatsServer.start(Files.createDirectory(folder.resolve("second")), useless);
        NatsServer third = NatsServer.start(Files.createDirectory(folder.resolve("third")))) {
      server.restart(useless);
      List<String> all = List.of(server.url(), second.url(), third.url());
      Heard byB = new Heard();
      try (Events b = connect(FLEET, B, byB, all);
          Events a = connect(FLEET, A, new Heard(), all);
          NatsLook look = NatsLook.at(NatsOptions.of(all), FLEET, A, Duration.ofSeconds(5))) {
        byB.awaitMissed();
        assertEquals(third.url(), b.state().server());
        a.announce(notice(A, 1));
        assertEquals(notice(A, 1), byB.next());
        assertEquals(List.of(), look.plan());
        server.restart("");
        byB.awaitMissed();
        assertEquals(server.url(), b.state().server());
        Events.State told = byB.nextChange();
        while (!server.url().equals(told.server())) {
          told = byB.nextChange();
        }
      }
    }
  }

  /** Of the silence, in seconds; before it was noticed after minutes, if at all. */
  private static void requireSoon(long began) {
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    assertTrue(took < 15, () -> "it took " + took + " s");
  }

  private static Events.State nextOffline(Heard heard) throws InterruptedException {
    Events.State change = heard.nextChange();
    while (change.health() != Events.Health.OFFLINE) {
      change = heard.nextChange();
    }
    return change;
  }

  @Test
  void namesTheServerThatHasGone() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    server.kill();
    assertEquals("the connection to " + server.url() + " was lost", nextOffline(byB).why());
  }

  @Test
  void isOfflineSoonAfterTheServerFallsSilentAndComesBackWithIt() throws Exception {
    Heard byB = new Heard();
    Events b = startAndArrive(B, byB);
    Events a = startAndArrive(A, new Heard());
    server.freeze();
    long began = System.nanoTime();
    Events.State silent = nextOffline(byB);
    requireSoon(began);
    assertNull(silent.server());
    assertTrue(String.valueOf(silent.why()).contains("has not answered"), silent::toString);
    a.announce(notice(A, 1));
    server.thaw();
    byB.awaitMissed();
    assertEquals(notice(A, 1), byB.next());
    assertEquals(Events.Health.CONNECTED, b.state().health());
  }

  @Test
  void isOfflineSoonAfterTheWayToTheServerSwallowsAllAndComesBackWithIt() throws Exception {
    try (Cable tunnel = Cable.to(server.port())) {
      Heard byB = new Heard();
      try (Events _ = connect(FLEET, B, byB, List.of("nats://127.0.0.1:" + tunnel.port()))) {
        byB.awaitMissed();
        Events a = startAndArrive(A, new Heard());
        tunnel.swallow();
        long began = System.nanoTime();
        nextOffline(byB);
        requireSoon(began);
        a.announce(notice(A, 1));
        tunnel.mend();
        byB.awaitMissed();
        assertEquals(notice(A, 1), byB.next());
      }
    }
  }

  @Test
  void goesOnWithTheNextServerWhenOneFallsSilent() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (NatsServer second = NatsServer.start(other)) {
      List<String> both = List.of(server.url(), second.url());
      Heard byB = new Heard();
      try (Events b = connect(FLEET, B, byB, both)) {
        byB.awaitMissed();
        assertEquals(server.url(), b.state().server());
        server.freeze();
        long began = System.nanoTime();
        byB.awaitMissed();
        requireSoon(began);
        assertEquals(second.url(), b.state().server());
        server.thaw();
        byB.awaitMissed();
        assertEquals(server.url(), b.state().server());
      }
    }
  }

  @Test
  void mendsAConsumerThatWasDeleted() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    ServerWork.deleteConsumer(server, "state-b");
    byB.awaitMissed();
    startAndArrive(A, new Heard()).announce(notice(A, 2));
    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void mendsAStreamThatWasGivenOtherLimits() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    ServerWork.change(server, stream -> stream.maxAge(Duration.ofHours(1)));
    byB.awaitMissed();
    assertEquals(Duration.ofDays(7), ServerWork.stream(server).getMaxAge());
  }

  @Test
  void noticesADriftWhereTheClockWasSetBack() throws Exception {
    AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    InstantSource jumping = () -> Instant.now().plus(offset.get());
    Heard byB = new Heard();
    try (Events _ =
        NatsEvents.start(NatsOptions.of(List.of(server.url())), FLEET, B, byB, jumping)) {
      byB.awaitMissed();
      offset.set(Duration.ofDays(-1));
      ServerWork.change(server, stream -> stream.maxAge(Duration.ofHours(1)));
      byB.awaitMissed();
      assertEquals(Duration.ofDays(7), ServerWork.stream(server).getMaxAge());
    }
  }

  @Test
  void looksAtTheHeadsWhenTheStreamWasPurgedOnce() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    Events a = startAndArrive(A, new Heard());
    a.announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
    ServerWork.purge(server);
    byB.awaitMissed();
    a.announce(notice(A, 2));
    assertEquals(notice(A, 2), byB.next());
    assertEquals(Events.Health.CONNECTED, byB.nextChange().health());
    assertEquals(List.of(), byB.restOfChanges());
  }

  @Test
  void looksAtTheHeadsWhereTheStreamWasPurgedWhileItWasAway() throws Exception {
    startAndArrive(B, new Heard()).close();
    Events a = startAndArrive(A, new Heard());
    a.announce(notice(A, 1));
    while (a.state().waiting() > 0) {
      Thread.onSpinWait();
    }
    ServerWork.purge(server);
    Heard byB = new Heard();
    startAndArrive(B, byB);
    a.announce(notice(A, 2));
    assertEquals(notice(A, 2), byB.next());
  }

  @Test
  void mendsAConsumerThatIsAheadOfItsStream() throws Exception {
    Heard byB = new Heard();
    Events a = startAndArrive(A, new Heard());
    startAndArrive(B, byB);
    putAnOlderStreamBesideNewerConsumers(a, byB);
    server.restart();
    byB.awaitMissed();
    a.announce(notice(A, 20));
    hear(byB, notice(A, 20));
  }

  @Test
  void showsThatAConsumerIsAheadOfItsStreamAndMendsIt() throws Exception {
    Heard byB = new Heard();
    Events a = startAndArrive(A, new Heard());
    Events b = startAndArrive(B, byB);
    putAnOlderStreamBesideNewerConsumers(a, byB);
    a.close();
    b.close();
    server.restart();
    try (NatsLook look =
        NatsLook.at(NatsOptions.of(List.of(server.url())), FLEET, B, Duration.ofSeconds(5))) {
      List<StreamAction> drift = look.plan();
      assertEquals(
          List.of(
              new StreamAction(
                  StreamAction.What.REPLACE,
                  StreamAction.Part.CONSUMER,
                  "state-b",
                  List.of(
                      new StreamAction.Difference(
                          "position", "ahead of its stream", "within it")))),
          drift);
      assertEquals(drift, look.mend(drift));
      assertEquals(List.of(), look.plan());
    }
  }

  /** As a power loss does where the server has not made sure of its messages. It is left ended. */
  private void putAnOlderStreamBesideNewerConsumers(Events a, Heard byB) throws Exception {
    Path messages = server.messages("STATE_UPDATES");
    Path older = folder.resolve("older");
    hearAll(a, byB, 1, 3);
    server.end();
    copy(messages, older);
    server.restart();
    byB.awaitMissed();
    hearAll(a, byB, 4, 15);
    server.end();
    delete(messages);
    copy(older, messages);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void hearAll(Events a, Heard byB, int first, int last)
      throws InterruptedException {
    for (int seq = first; seq <= last; seq++) {
      a.announce(notice(A, seq));
      hear(byB, notice(A, seq));
    }
  }

  /** After others, that come again where the server has forgotten that it gave them. */
  private static void hear(Heard byB, HeadNotice expected) throws InterruptedException {
    HeadNotice heard = byB.next();
    while (!heard.equals(expected)) {
      heard = byB.next();
    }
  }

  @Test
  void goesOnAfterAFailureOfItsOwnAndSaysSo() throws Exception {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    Heard heard = new Heard();
    Events.Listener failing =
        new Heard.Before(heard) {
          @Override
          public void missed() {
            if (isFirst.getAndSet(false)) {
              throw new NoClassDefFoundError("of/a/program/that/was/replaced");
            }
            super.missed();
          }
        };
    try (Events b =
        NatsEvents.start(
            NatsOptions.of(List.of(server.url())), FLEET, B, failing, InstantSource.system())) {
      String why = String.valueOf(nextOffline(heard).why());
      assertTrue(why.contains("NoClassDefFoundError: of/a/program"), why);
      heard.awaitMissed();
      assertEquals(Events.Health.CONNECTED, b.state().health());
    }
  }

  @Test
  void leavesWhatSomebodyElseHasSet() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    ServerWork.change(server, stream -> stream.maxMessages(77).maxAge(Duration.ofHours(1)));
    byB.awaitMissed();
    assertEquals(77, ServerWork.stream(server).getMaxMsgs());
  }

  @Test
  void makesTheStreamAsItIsToBe() throws Exception {
    startAndArrive(A, new Heard());
    StreamConfiguration stream = ServerWork.stream(server);
    assertEquals(List.of("STATE.>"), stream.getSubjects());
    assertEquals(RetentionPolicy.Limits, stream.getRetentionPolicy());
    assertEquals(StorageType.File, stream.getStorageType());
    assertEquals(Duration.ofDays(7), stream.getMaxAge());
  }

  @Test
  void replacesAStreamInMemoryByOneInFiles() throws Exception {
    ServerWork.makeInMemory(server);
    Heard byB = new Heard();
    startAndArrive(B, byB);
    assertEquals(StorageType.File, ServerWork.stream(server).getStorageType());
    ServerWork.deleteEverything(server);
    ServerWork.makeInMemory(server);
    byB.awaitMissed();
    assertEquals(StorageType.File, ServerWork.stream(server).getStorageType());
    startAndArrive(A, new Heard()).announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
    server.restart();
    byB.awaitMissed();
    assertEquals(StorageType.File, ServerWork.stream(server).getStorageType());
  }

  @Test
  void givesTwoFleetsConsumersOfTheirOwn() throws Exception {
    startAndArrive(B, new Heard());
    FleetId other = new FleetId(3, 4);
    Heard byOther = new Heard();
    start(other, B, byOther);
    byOther.awaitMissed();
    assertEquals(List.of("state-b", "state-b_" + other), ServerWork.consumers(server));
  }

  @Test
  void isDegradedWhereAServerDoesNotLetItListen() throws Exception {
    server.restart(
        """
        no_auth_user: u
        authorization { users: [ { user: u, password: p, permissions: {
          publish: { deny: ["$JS.API.>"] } } } ] }
        """);
    Heard heard = new Heard();
    start(FLEET, A, heard);
    Events.State state = heard.nextChange();
    assertEquals(Events.Health.DEGRADED, state.health());
    assertEquals(server.url(), state.server());
    String why = String.valueOf(state.why());
    assertTrue(why.toLowerCase(Locale.ROOT).contains("permissions violation"), why);
  }

  @Test
  void saysHowMuchIsStillToCome() throws Exception {
    Heard heard = new Heard();
    Events first = startAndArrive(B, heard);
    assertEquals(0L, first.state().lag());
    first.close();
    for (int i = 0; i < 5; i++) {
      ServerWork.at(server, to -> to.jetStream().publish("STATE.a.head", notice(A, 1).toBytes()));
    }
    List<Long> lags = new CopyOnWriteArrayList<>();
    AtomicReference<Events> b = new AtomicReference<>();
    Heard again = new Heard();
    b.set(
        NatsEvents.start(
            NatsOptions.of(List.of(server.url())),
            FLEET,
            B,
            new Heard.Before(again) {
              @Override
              public void published(HeadNotice notice) {
                lags.add(b.get().state().lag());
                super.published(notice);
              }
            },
            InstantSource.system()));
    try (Events second = b.get()) {
      assertEquals(5L, again.nextChange().lag());
      for (int i = 0; i < 5; i++) {
        again.next();
      }
      assertEquals(List.of(4L, 3L, 2L, 1L, 0L), lags);
      assertEquals(0L, second.state().lag());
    }
  }

  @Test
  void takesNoNoticeOfWhatIsNoNotice() throws Exception {
    Heard byB = new Heard();
    startAndArrive(B, byB);
    for (String text : List.of("", "{}", "[1]", "{\"fleet\":\"x\"}", "x".repeat(5_000))) {
      publish(text.getBytes(StandardCharsets.UTF_8));
    }
    publish(new HeadNotice(new FleetId(9, 9), A, 1).toBytes());
    startAndArrive(A, new Heard()).announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
  }

  private void publish(byte[] bytes) throws Exception {
    ServerWork.at(server, to -> to.jetStream().publish("STATE.a.head", bytes));
  }

  @Test
  void whatWasToldIsKnownHoweverLongAgoThatWas() throws Exception {
    Line line = Objects.requireNonNull(startAndArrive(A, new Heard()).line());
    ServerWork.change(server, stream -> stream.duplicateWindow(Duration.ofMillis(100)));
    Message message = new Message("file_synced", "id", "{}");
    long first = line.send(message).get();
    // It is stored again once the server has forgotten its id.
    while (line.send(message).get() == first) {
      Thread.onSpinWait();
    }
    assertEquals(Set.of("id"), line.idsAfter(first - 1, 10));
  }

  /** Debian's ends if it is asked for a single message of a stream that is being made. */
  @Test
  void noQuestionEndsAServerWhoseStreamIsMadeJustThen() throws Exception {
    int answers =
        ServerWork.at(
            server,
            connection -> {
              StateStream stream =
                  StateStream.at(connection, NatsOptions.of(List.of(server.url())), FLEET, A);
              Line line = new NatsLine(connection, connection.jetStream(), stream, A);
              AtomicBoolean isOver = new AtomicBoolean();
              FutureTask<Integer> asking = new FutureTask<>(() -> answers(line, isOver));
              Thread.ofPlatform().start(asking);
              ServerWork.makeAndDelete(server, 500);
              isOver.set(true);
              return asking.get();
            });
    assertNotEquals(0, answers);
    assertEquals(List.of(), ServerWork.streams(server));
  }

  /** Asks again and again, and says how often there was a stream. */
  private static int answers(Line line, AtomicBoolean isOver) {
    int answers = 0;
    while (!isOver.get()) {
      try {
        assertEquals(Set.of(), line.idsAfter(0, 10));
        answers++;
      } catch (IOException _) {
        // There is none just now.
      }
    }
    return answers;
  }

  /** They stand in docs/reference/events.md. */
  @Test
  void needsNoOtherRightsThanTheDocumentedOnes() throws Exception {
    server.restart(
        """
        no_auth_user: u
        authorization { users: [ { user: u, password: p, permissions: {
          publish: [ "STATE.a.*", "$JS.ACK.STATE_UPDATES.>", "$JS.API.INFO",
            "$JS.API.STREAM.*.STATE_UPDATES", "$JS.API.CONSUMER.*.STATE_UPDATES.>",
            "$JS.API.CONSUMER.MSG.NEXT.STATE_UPDATES.>" ],
          subscribe: [ "_INBOX.>" ] } } ] }
        """);
    Heard heard = new Heard();
    Events a = start(FLEET, A, heard);
    heard.awaitMissed();
    a.announce(notice(A, 1));
    Line line = Objects.requireNonNull(a.line());
    line.send(new Message("file_synced", "id", "{}")).get();
    assertTrue(line.idsAfter(0, 10).contains("id"));
    assertEquals(Events.Health.CONNECTED, a.state().health(), () -> a.state().toString());
  }

  /** It would be connected for ever, and deaf. */
  @Test
  void saysThatItMayNotHear() throws Exception {
    restartDenying("$JS.API.CONSUMER.MSG.NEXT.>");
    Heard heard = new Heard();
    Events a = start(FLEET, A, heard);
    Events.State state = heard.nextChange();
    while (state.health() != Events.Health.DEGRADED) {
      state = heard.nextChange();
    }
    assertTrue(String.valueOf(state.why()).contains("$JS.API.CONSUMER.MSG.NEXT"), state.why());
    assertNull(a.line());
  }

  @Test
  void whoMayNotReadBackHearsAllTheSame() throws Exception {
    restartDenying("$JS.API.CONSUMER.MSG.NEXT.STATE_UPDATES.readback-b_" + FLEET);
    Heard byB = new Heard();
    Events b = start(FLEET, B, byB);
    byB.awaitMissed();
    Line line = Objects.requireNonNull(b.line());
    line.send(new Message("file_synced", "id", "{}")).get();
    IOException silence = assertThrows(IOException.class, () -> line.idsAfter(0, 10));
    assertTrue(silence.toString().contains("readback-b_"), silence::toString);
    // That was silence of ten seconds, in which it has looked how it stands.
    assertEquals(Events.Health.CONNECTED, b.state().health(), () -> b.state().toString());
    startAndArrive(A, new Heard()).announce(notice(A, 1));
    assertEquals(notice(A, 1), byB.next());
  }

  private void restartDenying(String subject) throws Exception {
    server.restart(
        """
        no_auth_user: u
        authorization { users: [ { user: u, password: p, permissions: {
          publish: { deny: ["%s"] } } } ] }
        """
            .formatted(subject));
  }

  @Test
  void readsBackALotAtOnce() throws Exception {
    Line line = Objects.requireNonNull(startAndArrive(A, new Heard()).line());
    Set<String> ids = new HashSet<>();
    CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
    for (int i = 0; i < 2_500; i++) {
      Message message = new Message("file_synced", "id-" + i, "{}");
      ids.add(message.id());
      last = line.send(message);
    }
    last.get();
    assertEquals(ids, line.idsAfter(0, 10_000));
    assertEquals(700, line.idsAfter(0, 700).size());
    // Whoever reads leaves nothing behind.
    assertEquals(List.of("state-a"), ServerWork.consumers(server));
  }

  @Test
  void saysWhyAMessageIsRefused() throws Exception {
    server.restart(
        """
        no_auth_user: u
        authorization { users: [ { user: u, password: p, permissions: {
          publish: { deny: ["STATE.a.file_synced"] } } } ] }
        """);
    Heard heard = new Heard();
    Events a = start(FLEET, A, heard);
    heard.awaitMissed();
    Line line = Objects.requireNonNull(a.line());
    CompletableFuture<Long> refused = line.send(new Message("file_synced", "id", "{}"));
    line.send(new Message("file_deleted", "other", "{}")).get();
    ExecutionException failure = assertThrows(ExecutionException.class, refused::get);
    IOException why = assertInstanceOf(IOException.class, failure.getCause());
    assertTrue(why.toString().contains("STATE.a.file_synced"), why::toString);
    assertEquals(Set.of("other"), line.idsAfter(0, 10));
  }
}
