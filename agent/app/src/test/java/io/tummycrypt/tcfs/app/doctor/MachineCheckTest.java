package io.tummycrypt.tcfs.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.Check;
import io.tummycrypt.tcfs.app.operations.Check.Level;
import io.tummycrypt.tcfs.app.operations.Check.Topic;
import io.tummycrypt.tcfs.engine.machine.MachineLimits;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MachineCheckTest {
  private static final MachineLimits WIDE = limits(65_536, 128, 4096);

  @Test
  void aMachineThatHasEverythingIsOk() {
    for (Check check : checks("25.0.1+8", WIDE, true, () -> "zstd 1")) {
      assertEquals(Level.OK, check.level(), check.toString());
      assertEquals("", check.nextStep());
    }
  }

  @Test
  void anotherJdkIsAWarning() {
    Check jdk = of(Topic.JDK, checks("26+35", WIDE, true, () -> "zstd 1"));
    assertEquals(Level.WARN, jdk.level());
    assertEquals("26+35 of Adoptium; tcfs is tested with 25", jdk.found());
    assertTrue(jdk.nextStep().contains("TCFS_JAVA_HOME"), jdk.nextStep());
  }

  @Test
  void hashingInJavaIsAWarningThatSaysSo() {
    Check blake3 = of(Topic.BLAKE3, checks("25", WIDE, false, () -> "zstd 1"));
    assertEquals(Level.WARN, blake3.level());
    assertTrue(blake3.found().startsWith("engine"), blake3.found());
    assertTrue(blake3.nextStep().contains("C compiler"), blake3.nextStep());
  }

  @Test
  void aLibraryThatCannotBeLoadedIsAnError() {
    Supplier<String> none =
        () -> {
          throw new UnsatisfiedLinkError("no room in /tmp");
        };
    Check zstd = of(Topic.ZSTD, checks("25", WIDE, true, none));
    assertEquals(Level.ERROR, zstd.level());
    assertTrue(zstd.found().contains("no room in /tmp"), zstd.found());
  }

  @Test
  void limitsThatAreTooLowAreWarningsWithACommand() {
    List<Check> checks = checks("25", limits(100, 0, 256), true, () -> "zstd 1");
    Check watches = of(Topic.WATCHES, checks);
    assertEquals(Level.WARN, watches.level());
    assertEquals("100 folders can be watched; the roots have 1000", watches.found());
    assertTrue(watches.nextStep().startsWith("sudo sysctl fs.inotify.max_user_watches=524288"));
    assertEquals(Level.WARN, of(Topic.WATCHERS, checks).level());
    assertEquals("ulimit -n 1024", of(Topic.OPEN_FILES, checks).nextStep());
  }

  @Test
  void whatTheSystemDoesNotSayIsSkipped() {
    OptionalLong none = OptionalLong.empty();
    List<Check> checks = checks("25", new MachineLimits(none, none, none), true, () -> "zstd 1");
    for (Topic topic : List.of(Topic.WATCHES, Topic.WATCHERS, Topic.OPEN_FILES)) {
      assertEquals(Level.SKIPPED, of(topic, checks).level());
    }
  }

  private static MachineLimits limits(long watches, long instances, long files) {
    return new MachineLimits(
        OptionalLong.of(watches), OptionalLong.of(instances), OptionalLong.of(files));
  }

  private static List<Check> checks(
      String java, MachineLimits limits, boolean isNative, Supplier<String> zstd) {
    return new MachineCheck(Runtime.Version.parse(java), "Adoptium", limits)
        .checks("engine", isNative, zstd, 1000);
  }

  private static Check of(Topic topic, List<Check> checks) {
    return checks.stream().filter(check -> check.topic() == topic).findFirst().orElseThrow();
  }
}
