package io.tummycrypt.tcfs.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.AgentSamples;
import io.tummycrypt.tcfs.app.operations.AgentEvent;
import io.tummycrypt.tcfs.app.operations.DeviceEntry;
import io.tummycrypt.tcfs.app.terminal.Terminal;
import io.tummycrypt.tcfs.core.path.DeviceName;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands below and is drawn again, and what scrolls by. */
class WatchOnTerminalTest {
  private static final int COLUMNS = 60;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final WatchOnTerminal view =
      new WatchOnTerminal(
          new Console(
              new PrintStream(screen, false, UTF_8),
              System.err,
              Console.ofProcess(Map.of()).question(),
              new Terminal(true, true, COLUMNS, 24, /* isDumb= */ false)));

  /** What was printed since the last time. */
  private String printed() {
    String text = screen.toString(UTF_8);
    screen.reset();
    return text;
  }

  @Test
  void drawsHowThingsAreBelowWhatScrollsBy() {
    view.event(new AgentEvent.Now(AgentSamples.state()));
    String drawn = printed();
    List<String> lines = drawn.lines().toList();
    assertEquals(3, lines.size(), drawn);
    assertTrue(lines.get(1).startsWith("agent  waits since 2026-11-20 11:58:30Z"), drawn);
    assertTrue(lines.get(2).startsWith("NATS   degraded: nats://hub:4222"), drawn);
    assertTrue(lines.stream().allMatch(line -> line.length() < COLUMNS), drawn);

    view.event(AgentSamples.events().getFirst());
    String scrolled = printed();
    assertTrue(scrolled.startsWith("\u001b[3A\r\u001b[J2026-11-20 12:00:00Z  up "), scrolled);
    assertTrue(scrolled.contains("$'docs/a/b\\u001b.txt'\n\nagent  waits"), scrolled);
  }

  @Test
  void saysWhatToDoWithoutAnAgent() {
    view.event(new AgentEvent.Now(AgentSamples.state()));
    printed();
    view.absent("no agent runs");
    assertEquals("\u001b[3A\r\u001b[J\nno agent runs\n", printed());
    view.tick();
    assertEquals("\u001b[2A\r\u001b[J\nno agent runs\n", printed());
  }

  /** An enrolled device that has not reported yet. */
  private static DeviceEntry device(String name, boolean isThis) {
    return new DeviceEntry(
        new DeviceName(name), "SHA256:x", DeviceEntry.State.ENROLLED, isThis, true, null, null);
  }

  /** The lines about other devices that are drawn for this device and so many others. */
  private List<String> drawnOf(int others) {
    List<DeviceEntry> devices = new ArrayList<>(List.of(device("this", true)));
    for (int i = 1; i <= others; i++) {
      devices.add(device("d" + i, false));
    }
    printed();
    view.peers(devices);
    String drawn = printed();
    return drawn.substring(drawn.lastIndexOf("\u001b[J") + 1).lines().skip(1).toList();
  }

  @Test
  void drawsTheOtherDevicesAndCountsThoseThatAreTooMany() {
    List<String> few = drawnOf(8);
    assertEquals(8, few.size(), few.toString());
    assertEquals("peer   d1: has not reported yet", few.getFirst());
    assertEquals("peer   d8: has not reported yet", few.getLast());

    List<String> many = drawnOf(11);
    assertEquals(9, many.size(), many.toString());
    assertEquals("peer   d8: has not reported yet", many.get(7));
    assertEquals("       and 3 more; 'tcfs device list' lists all", many.get(8));
    assertEquals(List.of(), drawnOf(0));
  }
}
