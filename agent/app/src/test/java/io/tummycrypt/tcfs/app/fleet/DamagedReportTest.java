package io.tummycrypt.tcfs.app.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.fleet.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever only asks by the way what a device last said goes on if that cannot be read. */
class DamagedReportTest implements AnyStore {
  @TempDir Path folder;

  private Machine a;
  private Machine b;

  @BeforeEach
  void shareAFile() throws IOException {
    LossPair pair = pair("fleet");
    a = pair.a();
    b = pair.b();
    a.write("x", "old\n");
    b.write("by b", "b");
    pair.sync();
    b.write("x", "new\n");
  }

  private LossPair pair(String name) throws IOException {
    return LossPair.in(Files.createDirectory(folder.resolve(name)));
  }

  private static Path report(Machine machine) throws IOException {
    return KillUsers.files(machine.store().resolve("reports").resolve(machine.name())).getLast();
  }

  private void isToldBesideTheResult(String nextStep) throws IOException {
    String object = "reports/a/" + report(a).getFileName();
    Ended diff = b.ends(3, "diff", "docs/x", "--with", "a", "--exit-code");
    assertTrue(diff.out().contains("-old\n+new\n"), diff.out());
    DamageMessage.isClear(diff, object, nextStep);
    Ended show = b.ends(3, "show", "docs/x@a");
    assertEquals("old\n", show.out());
    DamageMessage.isClear(show, object, nextStep);
    Ended explain = b.ends(3, "explain", "docs/x");
    assertTrue(explain.out().contains("pending"), explain.out());
    DamageMessage.isClear(explain, object, nextStep);
    String json = b.ends(3, "diff", "docs/x", "--with", "a", "--json").out();
    assertTrue(json.contains("\"problem\" : \"object '" + object), json);
    b.done("diff", "docs/x");
  }

  @Test
  void oneThatIsCutOffIsTold() throws IOException {
    byte[] whole = Files.readAllBytes(report(a));
    Files.write(report(a), Arrays.copyOf(whole, whole.length / 2));

    isToldBesideTheResult("from a copy of the store");
    DamageMessage.isClear(
        b.ends(1, "show", "docs/by b@a"), "reports/a/", "from a copy of the store");
  }

  @Test
  void oneOfAnotherFleetIsTold() throws IOException {
    LossPair others = pair("others");
    others.sync();
    Files.write(report(a), Files.readAllBytes(report(others.a())));

    isToldBesideTheResult("put this fleet's own store back");
    Ended list = b.ends(3, "device", "list");
    assertTrue(list.out().contains("a  "), list.all());
    DamageMessage.isClear(list, "reports/a/", "put this fleet's own store back");
    Ended plans = b.ends(3, "diff-desired", "--all-devices");
    assertTrue(plans.out().contains("Device a: unknown, its report cannot be read"), plans.all());
  }

  @Test
  void somethingElseInItsPlaceIsTold() throws IOException {
    Files.writeString(report(a).resolveSibling("junk"), "junk");
    b.ends(3, "explain", "docs/x");
    assertTrue(b.ends(3, "diff", "docs/x", "--with", "a").err().contains("move it out"));
  }
}
