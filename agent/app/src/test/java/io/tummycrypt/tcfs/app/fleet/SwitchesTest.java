package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine does by the two switches of its own, {@code enable} and {@code fleet}. */
class SwitchesTest extends TwoMachines {
  private static void set(Machine machine, String lines) throws IOException {
    Path file = machine.home().resolve("config/device.yaml");
    String before = Files.readString(file).replaceAll("(?m)^(enable|fleet): .*\\n", "");
    Files.writeString(file, before + lines);
  }

  private static String lines(boolean enable, boolean fleet) {
    return "enable: " + enable + "\nfleet: " + fleet + "\n";
  }

  @Test
  void withBothTheDeviceTakesPart() throws IOException {
    set(a, lines(true, true));
    a.write("file", "text");
    a.sync();
    assertFalse(a.done("status").out().contains("switched off"));
    b.sync();
    assertEquals("text", b.read("file"));
  }

  @Test
  void withoutTheFleetSingleFilesMoveWhenSomebodySaysSo() throws IOException {
    set(a, lines(true, false));
    a.write("file", "text");
    Machine.Ended refused = a.ends(1, "sync");
    assertTrue(
        refused.err().contains("this device does not take part in its fleet (fleet: false in "),
        refused.err());
    a.ends(1, "apply", "--yes");
    a.ends(1, "release", "docs", "--reject");
    assertTrue(a.done("status").out().contains("  switched off  fleet: false in device.yaml"));
    a.done("push", a.at("file").toString());
    b.sync();
    assertEquals("text", b.read("file"));
    b.write("other", "text of b");
    b.sync();
    a.done("pull", "docs/other", folder.resolve("copy").toString());
    assertEquals("text of b", Files.readString(folder.resolve("copy")));
  }

  @ParameterizedTest
  @CsvSource({"true,'enable: false'", "false,'enable: false, fleet: false'"})
  void switchedOffNothingIsChanged(boolean fleet, String off) throws IOException {
    a.write("file", "text");
    a.sync();
    b.write("other", "text");
    b.sync();
    a.write("file", "another");
    set(a, lines(false, fleet));
    SortedMap<String, String> before = a.everything();
    for (String[] command :
        new String[][] {
          {"sync"},
          {"apply", "--yes"},
          {"push", a.at("file").toString()},
          {"pull", "docs/other", a.at("other").toString()},
          {"fleet", "publish"},
          {"fleet", "publish", "--from-source"},
          {"root", "remove", "docs"},
          {"device", "revoke", "b"}
        }) {
      a.ends(1, command);
    }
    assertTrue(a.ends(1, "sync").err().contains("tcfs is switched off on this machine (" + off));
    assertTrue(a.tcfs("status").out().contains("  switched off  " + off + " in device.yaml"));
    assertTrue(a.done("status", "--json").out().contains("\"switchedOff\" : \"" + off + "\""));
    assertEquals(before, a.everything());
    set(a, "");
    a.sync();
    b.sync();
    assertEquals("another", b.read("file"));
  }

  /** The store may be taken away, and nobody notices; what is here stays. */
  @Test
  void anAgentAsksNoServerWithinACycleAndGoesOnLater() throws IOException, InterruptedException {
    RunningAgent agent = RunningAgent.of(a);
    try {
      a.write("one", "1");
      Eventually.holds(() -> b.sync() != null && Files.exists(b.at("one")), () -> "it is away");
      set(a, lines(true, false));
      Eventually.holds(() -> agent.stops() > 0, () -> "it goes on");
      Path away = a.store().resolveSibling("away");
      Files.move(a.store(), away);
      int stops = agent.stops();
      a.write("two", "2");
      Eventually.holds(() -> agent.stops() > stops + 3, () -> "it does not look any more");
      assertEquals(List.of(), agent.failures());
      assertEquals("1", a.read("one"));
      Files.move(away, a.store());
      b.sync();
      assertFalse(Files.exists(b.at("two")));
      set(a, lines(true, true));
      Eventually.holds(() -> b.sync() != null && Files.exists(b.at("two")), () -> "it rests");
    } finally {
      agent.end();
    }
  }
}
