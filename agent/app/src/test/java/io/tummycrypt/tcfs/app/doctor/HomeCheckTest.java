package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.engine.home.DeviceKey;
import io.tummycrypt.tcfs.engine.home.RunLock;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeCheckTest {
  @TempDir private Path folder;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void makeAHome() throws IOException {
    home = TcfsHome.in(folder);
    home.create();
    DeviceKey.create(home);
  }

  @Test
  void whatIsForItsOwnerOnlyIsOk() {
    assertEquals(Level.OK, check(Topic.KEYS).level());
    assertEquals(Level.OK, check(Topic.STATE).level());
    assertEquals("free", check(Topic.LOCK).found());
  }

  @Test
  void keysAndStateThatOthersCanReachAreErrors() throws IOException {
    for (Path place : new Path[] {home.keys(), home.state()}) {
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-x---"));
    }
    Check keys = check(Topic.KEYS);
    assertEquals(Level.ERROR, keys.level());
    assertTrue(keys.found().contains("mode rwxr-x---"), keys.found());
    assertTrue(keys.nextStep().contains("chmod go= '" + home.keys() + "'"), keys.nextStep());
    assertEquals(Level.ERROR, check(Topic.STATE).level());
  }

  @Test
  void aKeyThatOthersCanReadIsAnError() throws IOException {
    Files.setPosixFilePermissions(home.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(Level.ERROR, check(Topic.KEYS).level());
  }

  @Test
  void aMissingKeyIsAnError() throws IOException {
    Files.delete(home.keyFile());
    Check keys = check(Topic.KEYS);
    assertEquals(Level.ERROR, keys.level());
    assertTrue(keys.found().contains(home.keyFile().toString()), keys.found());
  }

  @Test
  void aRunThatGoesOnIsOkAndAHolderThatIsNoProcessIsAnError() throws IOException {
    RunLock.Attempt taken = RunLock.take(home, "tcfs sync", Instant.EPOCH);
    try (RunLock _ = ((RunLock.Attempt.Taken) taken).lock()) {
      Check lock = check(Topic.LOCK);
      assertEquals(Level.OK, lock.level());
      assertTrue(lock.found().contains("'tcfs sync'"), lock.found());
    }
    Check nobody = HomeCheck.of(new RunLock.Attempt.Busy(Optional.empty()));
    assertEquals(Level.ERROR, nobody.level());
    assertTrue(nobody.nextStep().contains("TCFS_HOME"), nobody.nextStep());
  }

  private Check check(Topic topic) {
    return new HomeCheck(home)
        .checks().stream().filter(check -> check.topic() == topic).findFirst().orElseThrow();
  }
}
