package io.tummycrypt.tcfs.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.app.operations.Checkup;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private final Shell shell = new Shell();

  @Test
  void endsWith3IfThereIsAnErrorAndWith0IfThereIsNone() {
    assertEquals(3, shell.run("doctor"));
    assertTrue(shell.out.contains("2 errors, 1 warning, 2 ok, 1 skipped"), shell.out);
    assertEquals(3, shell.run("doctor", "--json"));
    shell.device.checkup = new Checkup(List.of(Check.warn(Topic.JDK, "26", "install 25")));
    assertEquals(0, shell.run("doctor"));
    assertTrue(shell.out.contains("next step: install 25"), shell.out);
    assertEquals(0, shell.run("doctor", "--quiet"));
    assertEquals("", shell.out);
  }

  @Test
  void asksForAStoreAndForNoWrites() {
    shell.run("doctor", "--store", "s3://bench/home", "--s3", "region=here", "--no-writes");
    String asked = shell.device.asked.getLast();
    assertTrue(asked.contains("s3://bench/home") && asked.contains("region=here"), asked);
    assertTrue(asked.contains("mayWrite=false"), asked);
    shell.run("doctor");
    assertTrue(shell.device.asked.getLast().contains("url=null"), shell.device.asked.getLast());
    assertTrue(shell.device.asked.getLast().contains("mayWrite=true"));
  }
}
