package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.StoreSamples;
import io.tummycrypt.tcfs.app.operations.Inspected;
import io.tummycrypt.tcfs.store.check.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreCommandsTest {
  private final Shell shell = new Shell();

  @Test
  void aDamageEndsWith3AndASoundStoreWith0() {
    assertEquals(3, shell.run("store", "check"));
    assertTrue(shell.out.contains("docs/a b.txt'@mini~9f3c:12"), shell.out);
    assertEquals(3, shell.run("store", "check", "--json"));
    Condition.Looked looked = StoreSamples.inspected().condition().looked();
    Condition sound = new Condition(false, looked, List.of(), List.of());
    shell.device.inspected = new Inspected("file:///srv/tcfs", sound);
    assertEquals(0, shell.run("store", "check"));
    assertTrue(shell.out.contains("'tcfs store check --read-data'"), shell.out);
    assertEquals(0, shell.run("store", "check", "-q"));
    assertEquals("", shell.out);
  }

  @Test
  void asksForAStoreAndForAllBytes() {
    shell.run("store", "check", "--read-data", "--store", "s3://bench/home", "--s3", "region=here");
    String asked = shell.device.asked.getLast();
    assertTrue(asked.contains("s3://bench/home") && asked.contains("region=here"), asked);
    assertTrue(asked.endsWith("true"), asked);
    shell.run("store", "check");
    assertTrue(shell.device.asked.getLast().endsWith("false"), shell.device.asked::getLast);
  }

  @Test
  void whatCannotBeMeasuredEndsWith3() {
    assertEquals(3, shell.run("store", "stats"));
    assertTrue(shell.out.contains("next step: tcfs store check"), shell.out);
  }

  @Test
  void copiesFromOnePlaceToAnother() {
    String from = "file:///srv/tcfs";
    assertEquals(3, shell.run("store", "copy", from, "s3://fleets/home", "--to-s3", "region=here"));
    String asked = shell.device.asked.getLast();
    assertTrue(asked.contains("to=s3://fleets/home") && asked.contains("region=here"), asked);
    assertTrue(shell.out.contains("tcfs store repair --read-data"), shell.out);
    assertFalse(shell.out.contains("device.yaml"), shell.out);
    assertEquals(64, shell.run("store", "copy", from));
    assertEquals(64, shell.run("store", "copy", "/srv/tcfs", "s3://fleets/home"));
  }

  @Test
  void repairsAfterAYesAlone() {
    assertEquals(64, shell.run("store", "repair"), "there is no terminal");
    assertEquals(3, shell.run("store", "repair", "--yes", "--read-data"));
    assertEquals("repairStore true", shell.device.asked.getLast());
    assertTrue(shell.out.contains("To make again"), shell.out);
    assertTrue(shell.out.contains("1 made again, 1 left"), shell.out);
    assertEquals(3, shell.run("store", "repair", "--yes", "--json"));
    assertTrue(shell.out.startsWith("{"), shell.out);
  }
}
