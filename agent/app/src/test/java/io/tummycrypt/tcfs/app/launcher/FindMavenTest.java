package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launchers use an installed Maven if it is new enough, and start it on the right JDK. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class FindMavenTest {
  private static final String FIND = "find_jdk25 && find_maven && echo \"$maven\"";

  /** Says how it was started. */
  private static final String TELLING =
      "echo \"in $PWD\"; echo \"on $JAVA_HOME\"; echo \"opts $MAVEN_OPTS\"; echo \"args $*\"; cat";

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system;
  private String installed = "";
  private String wrapper = "";
  private String jdk = "";

  @BeforeEach
  void start() throws IOException {
    system = FakeSystem.in(folder, shell);
    installed = system.at("bin/mvn").toString();
    wrapper = system.at("checkout/mvnw").toString();
    jdk = system.jdk("system/opt/jdk", "25.0.1");
  }

  @Test
  void takesAnInstalledOneThatIsNewEnough() throws Exception {
    for (String version : List.of("3.8.1", "3.9.11", "3.10.0", "4.0.0-rc-5")) {
      system.executable("bin/mvn", "echo 'Apache Maven " + version + " (abc)'; echo 'Java 25'");
      assertEquals(installed, system.prints(FIND), version);
    }
    system.executable("bin/mvn", "printf '\\033[1mApache Maven 3.8.7\\033[m\\n'");
    assertEquals(installed, system.prints(FIND), "in bold letters");
  }

  @Test
  void takesTheWrapperWhereThatIsTooOldOrDoesNotRunOrIsNotThere() throws Exception {
    assertEquals(wrapper, system.prints(FIND));
    for (String script :
        List.of("echo 'Apache Maven 3.6.3'", "echo 'Apache Maven 2.2.1'", "exit 1", "echo hello")) {
      system.executable("bin/mvn", script);
      assertEquals(wrapper, system.prints(FIND), script);
    }
  }

  @Test
  void startsItInTheCheckoutOnTheJdkThatWasFoundAndLetsItAskNothing() throws Exception {
    system.executable("checkout/mvnw", TELLING);

    String said =
        system.with("MAVEN_OPTS", "-Xmx1g").prints(FIND + " && run_maven verify 'a b' && pwd");

    assertTrue(said.contains("in " + system.at("checkout") + "\n"), said);
    assertTrue(said.contains("on " + jdk + "\n"), said);
    assertTrue(said.contains("opts -Xmx1g --enable-native-access=ALL-UNNAMED"), said);
    assertTrue(said.contains("args -B -ntp verify a b\n"), said);
    assertFalse(said.endsWith(system.at("checkout").toString()), said);
  }

  @Test
  void startsItOnAnOlderJdkWithoutTheFlagsThatThatDoesNotKnow() throws Exception {
    String old = system.jdk("system/opt/old", "17.0.15");
    system.executable("checkout/mvnw", TELLING);

    String said = system.prints(FIND + " && search_jdk 17 && run_maven verify");

    assertTrue(said.contains("on " + old + "\n"), said);
    assertFalse(said.contains("--enable-native-access"), said);
    assertFalse(said.contains("--sun-misc-unsafe-memory-access"), said);
  }

  @Test
  void tellsItWhereHomeIsUnlessThatWouldBreakItsOptions() throws Exception {
    system.executable("checkout/mvnw", TELLING);
    String start = FIND + " && run_maven verify";

    assertTrue(system.with("HOME", "/srv/x").prints(start).contains("-Duser.home=/srv/x\n"));
    for (FakeSystem each :
        List.of(system.with("HOME", "/srv/x y"), system.with("HOME", ""), system.without("HOME"))) {
      assertFalse(each.prints(start).contains("user.home"));
    }
  }
}
