package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.launcher.FakeSystem.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The launchers find a JDK 25 by themselves, or say how to get one. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class FindJdkTest {
  private static final String FIND = "find_jdk25 && echo \"$jdk\"";

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system;

  @BeforeEach
  void start() throws IOException {
    system = FakeSystem.in(folder, shell);
  }

  @Test
  void takesTheStatedJdkBeforeAnyOther() throws Exception {
    String stated = system.jdk("stated", "25.0.1");
    String other = system.jdk("other", "25.0.2");

    FakeSystem with = system.with("TCFS_JAVA_HOME", stated).with("JAVA_HOME", other);

    assertEquals(stated, with.prints(FIND));
  }

  @Test
  void refusesAStatedJdkOfAnotherReleaseAndSaysWhichItIs() throws Exception {
    String stated = system.jdk("stated", "21.0.4");
    String other = system.jdk("other", "25.0.2");

    Ended ended = system.with("TCFS_JAVA_HOME", stated).with("JAVA_HOME", other).run(FIND);

    String found = "tcfs: TCFS_JAVA_HOME is '" + stated + "', which is no JDK 25 (found: 21.0.4).";
    assertEquals(new Ended(1, "", found + " Correct it, or unset it.\n"), ended);
  }

  @Test
  void refusesAStatedFolderWithoutAJdkAndOneWithoutACompiler() throws Exception {
    for (String stated : List.of(system.at("nothing").toString(), system.jre("jre", "25.0.1"))) {
      Ended ended = system.with("TCFS_JAVA_HOME", stated).run(FIND);

      assertEquals(1, ended.code(), ended::all);
      assertTrue(ended.err().contains("'" + stated + "', which is no JDK 25 (found: no JDK)"));
    }
  }

  @Test
  void takesThatOfJavaHomeBeforeThatOnThePath() throws Exception {
    String home = system.jdk("of home", "25.0.1");
    system.jdk("of path", "25.0.2");
    Files.createSymbolicLink(system.at("bin/java"), system.at("of path/bin/java"));

    assertEquals(home, system.with("JAVA_HOME", home).prints(FIND));
  }

  @Test
  void followsTheLinksBehindTheJavaOnThePath() throws Exception {
    String behind = system.jdk("lib/jvm/jdk", "25.0.1");
    Files.createDirectories(system.at("etc"));
    Files.createSymbolicLink(system.at("bin/java"), Path.of("../etc/java"));
    Files.createSymbolicLink(system.at("etc/java"), Path.of(behind, "bin/java"));

    assertEquals(behind, system.prints(FIND));
  }

  @Test
  void findsOneInEachOfTheUsualFolders() throws Exception {
    for (String usual :
        List.of(
            "system/usr/lib/jvm/temurin-25",
            "system/usr/lib64/jvm/java-25",
            "system/usr/java/jdk-25",
            "system/opt/jdk-25",
            "system/opt/java/25",
            "system/opt/jdk/25",
            "home/.sdkman/candidates/java/25.0.1-tem",
            "home/.jdks/temurin-25.0.1",
            "home/.asdf/installs/java/temurin-25",
            "home/.local/share/mise/installs/java/25",
            "system/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
            "home/Library/Java/JavaVirtualMachines/temurin 25.jdk/Contents/Home",
            "system/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
            "system/usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
            "system/home/linuxbrew/.linuxbrew/opt/openjdk@25/libexec")) {
      String jdk = system.jdk(usual, "25.0.1");

      assertEquals(jdk, system.prints(FIND));

      Files.delete(system.at(usual + "/release"));
    }
  }

  @Test
  void looksWhereSdkmanIsSaidToBe() throws Exception {
    String jdk = system.jdk("sdkman/candidates/java/25.0.1-tem", "25.0.1");

    assertEquals(jdk, system.with("SDKMAN_DIR", system.at("sdkman").toString()).prints(FIND));
  }

  @Test
  void passesOverEverythingThatIsNoCompleteJdk25() throws Exception {
    String old = system.jdk("system/usr/lib/jvm/a-17", "17.0.15");
    Files.createSymbolicLink(system.at("bin/java"), Path.of(old, "bin/java"));
    system.jdk("system/usr/lib/jvm/b-24", "24.0.2");
    system.jdk("system/usr/lib/jvm/c-250", "250");
    system.jdk("system/usr/lib/jvm/d-8", "1.8.0_25");
    system.jre("system/usr/lib/jvm/e-jre", "25.0.1");
    system.jdk("system/usr/lib/jvm/f-unknown", "25.0.1");
    Files.delete(system.at("system/usr/lib/jvm/f-unknown/release"));
    system.jdk("system/usr/lib/jvm/g-unknown", "25.0.1");
    system.release("system/usr/lib/jvm/g-unknown", "JAVA_VERSION_DATE=\"25\"\n");
    String right = system.jdk("home/.jdks/z", "25.0.1");

    assertEquals(right, system.with("JAVA_HOME", old).prints(FIND));
  }

  @Test
  void knowsAllSpellingsOfTheRelease() throws Exception {
    for (String version : List.of("25", "25.0.3", "25-ea", "25+36")) {
      String jdk = system.jdk("system/opt/jdk", version);

      assertEquals(jdk + " " + version, system.prints("find_jdk25 && echo \"$jdk $release\""));
    }
  }

  @Test
  void readsAReleaseWithoutQuotesAndWithoutTheEndOfItsLine() throws Exception {
    String jdk = system.jdk("system/opt/jdk", "");
    system.release("system/opt/jdk", "JAVA_VERSION=25.0.1");

    assertEquals(jdk, system.prints(FIND));
  }

  @Test
  void saysHowToGetOneWhereThereIsNone() throws Exception {
    system.jdk("home/.jdks/z", "17.0.15");

    for (FakeSystem each : List.of(system, system.without("HOME"))) {
      Ended ended = each.run(FIND);

      assertEquals(1, ended.code(), ended::all);
      assertEquals("", ended.out());
      assertTrue(ended.err().startsWith("tcfs: no JDK 25 found: not in JAVA_HOME"), ended.err());
      for (String way : List.of("apt-get", "dnf", "brew", "sdk", "TCFS_JAVA_HOME")) {
        assertTrue(ended.err().contains(way), ended.err());
      }
    }
  }

  @Test
  void findsAnotherReleaseWhereThatIsWanted() throws Exception {
    system.jdk("system/usr/lib/jvm/a-25", "25.0.1");
    String old = system.jdk("system/usr/lib/jvm/b-17", "17.0.15");

    assertEquals(old, system.prints("search_jdk 17 && echo \"$jdk\""));
    assertEquals(1, system.run("search_jdk 21").code());
  }
}
