package io.tummycrypt.tcfs.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.measure.RunMeter;
import io.tummycrypt.tcfs.engine.progress.Progress.Phase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time stands still until a test moves it on, so that it is the same who looks: test or thread. */
class ProgressDisplayTest {
  private static final String ERASE = "\r\u001b[K";

  private final AtomicLong millis = new AtomicLong();
  private final List<String> lines = new ArrayList<>();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final List<ProgressDisplay> displays = new ArrayList<>();

  @AfterEach
  void stop() {
    displays.forEach(ProgressDisplay::rest);
  }

  @Test
  void saysNothingOnATerminalInTheFirstSecond() {
    ProgressDisplay display = onTerminal(80);
    display.enter(Phase.LOOK);
    display.files(9);
    after(display, 999);
    display.rest();
    assertEquals("", drawn());
  }

  @Test
  void drawsOneLineOnATerminalAndErasesItAtTheEnd() {
    ProgressDisplay display = onTerminal(80);
    display.expect(Phase.UPLOAD, 12, 4 << 20);
    display.enter(Phase.UPLOAD);
    display.files(3);
    display.bytes(1 << 20);
    after(display, 2000);
    String line = "uploading  3 of 12 files  1.0 MiB of 4.0 MiB  512 KiB/s  0:06 left";
    assertEquals(ERASE + line, drawn());
    after(display, 100);
    assertEquals(ERASE + line, drawn(), "not more often than a person can read");
    after(display, 200);
    assertTrue(drawn().startsWith(ERASE + line + ERASE + "uploading  3 of"), drawn());
    display.rest();
    assertTrue(drawn().endsWith(" left" + ERASE), drawn());
  }

  @Test
  void cutsTheLineToTheTerminal() {
    ProgressDisplay display = onTerminal(20);
    display.enter(Phase.LOOK);
    display.files(123_456);
    display.bytes(1 << 30);
    after(display, 1000);
    assertEquals(ERASE + "looking  123456 fil", drawn());
  }

  @Test
  void printsALineWithoutATerminalAfterTenSecondsAndThenEveryThirty() {
    ProgressDisplay display = display(ProgressView.lines(lines::add));
    display.enter(Phase.LOOK);
    display.files(1);
    after(display, 9_999);
    assertEquals(List.of(), lines);
    after(display, 1);
    assertEquals(List.of("tcfs: looking  1 file"), lines);
    after(display, 29_999);
    assertEquals(1, lines.size());
    display.enter(Phase.PLAN);
    after(display, 1);
    assertEquals(List.of("tcfs: looking  1 file", "tcfs: planning"), lines);
  }

  @Test
  void showsNothingWhileAPersonIsAsked() {
    ProgressDisplay display = display(ProgressView.lines(lines::add));
    display.enter(Phase.LOOK);
    display.rest();
    after(display, 60_000);
    assertEquals(List.of(), lines);
  }

  @Test
  void makesRoomForALineOfSomethingElse() {
    ProgressDisplay display = onTerminal(80);
    display.enter(Phase.PLAN);
    after(display, 1000);
    display.print(() -> lines.add(drawn()));
    assertEquals(List.of(ERASE + "planning" + ERASE), lines);
  }

  @Test
  void showsNothingMoreOnceTheProcessIsEnded() {
    ProgressDisplay display = onTerminal(80);
    display.enter(Phase.PLAN);
    after(display, 1000);
    display.stop();
    after(display, 1000);
    assertEquals(ERASE + "planning" + ERASE, drawn());
  }

  @Test
  void tellsWhatEachPhaseCameTo() {
    ProgressDisplay display = onTerminal(80);
    display.enter(Phase.LOOK);
    display.files(2);
    display.bytes(2048);
    display.enter(Phase.PLAN);
    display.rest();
    assertEquals(List.of("look: 2 files, 2.0 KiB", "plan: done"), lines);
  }

  private ProgressDisplay onTerminal(int width) {
    PrintStream stream = new PrintStream(terminal, true, UTF_8);
    return display(ProgressView.line(stream, width));
  }

  private ProgressDisplay display(ProgressView view) {
    RunMeter meter = new RunMeter(() -> millis.get() * 1_000_000);
    ProgressDisplay display =
        new ProgressDisplay(
            meter,
            view,
            () -> millis.get() * 1_000_000,
            reading -> {
              if (view.next().toMillis() < 1000) {
                lines.add(ProgressText.ofEnded(reading));
              }
            });
    displays.add(display);
    return display;
  }

  private void after(ProgressDisplay display, long more) {
    millis.addAndGet(more);
    display.tick();
  }

  private String drawn() {
    return terminal.toString(UTF_8);
  }
}
