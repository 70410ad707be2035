package io.tummycrypt.tcfs.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.app.service.Tools.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units, as systemd itself understands them. */
class SystemdUnitTest {
  private static final Map<String, String> USER =
      Map.of(
          "HOME", "/home/jess",
          "TCFS_HOME", "/home/jess/50% $HOME \"x\" \\n",
          "TCFS_S3_SECRET", "never-in-a-unit");

  @TempDir Path folder;

  private Path program(String name) throws IOException {
    Path program = Files.createDirectories(folder.resolve(name)).resolve("tcfsd");
    Files.writeString(program, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran analyze(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("systemd-analyze"));
    command.addAll(List.of(words));
    Tools tools =
        new PathTools(
            Map.of(
                "PATH", System.getenv("PATH"),
                "HOME", folder.toString(),
                "XDG_RUNTIME_DIR", folder.toString(),
                "SYSTEMD_LOG_TARGET", "console"));
    var ran = tools.run(command);
    assumeTrue(ran.isPresent(), "there is no systemd-analyze");
    return ran.get();
  }

  private Path unit(String text) throws IOException {
    return Files.writeString(folder.resolve(SystemdUnit.NAME), text);
  }

  private Path ofUser(Path program) throws IOException {
    return unit(SystemdUnit.ofUser(ServiceCommand.in(USER, program)));
  }

  private Path ofSystem(Path program) throws IOException {
    return unit(SystemdUnit.ofSystem(ServiceCommand.alone(program)));
  }

  /** systemd looks whether the program is there: so it has read its path as it is. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "a b", "50% %h", "$HOME", "-ü;#"})
  void areUnderstoodWhateverThePathOfTheProgram(String name) throws IOException {
    Path program = program(name);
    for (String scope : List.of("--user", "--system")) {
      Path unit = scope.equals("--user") ? ofUser(program) : ofSystem(program);
      Ran ran = analyze("verify", scope, "--man=no", unit.toString());
      List<String> ours = ran.output().lines().filter(it -> it.contains("tcfsd")).toList();
      assertEquals(List.of(), ours);
      assertEquals(0, ran.code(), ran.output());
    }
  }

  /** So the test above would fail. */
  @Test
  void areNotUnderstoodWithoutTheirProgram() throws IOException {
    Path gone = program("gone");
    Files.delete(gone);
    Ran ran = analyze("verify", "--user", "--man=no", ofUser(gone).toString());
    assertTrue(ran.output().contains("is not executable"), ran.output());
  }

  /** The number is from 0 (safe) to 10 (unsafe), times ten. */
  @Test
  void keepTheAgentWithinLimits() throws IOException {
    assertWithin(20, ofSystem(program("a")));
    assertWithin(70, ofUser(program("a")));
  }

  private void assertWithin(int threshold, Path unit) throws IOException {
    Ran ran =
        analyze(
            "security",
            "--no-pager",
            "--offline=true",
            "--threshold=" + threshold,
            unit.toString());
    String verdict = ran.output().lines().reduce("", (_, last) -> last);
    assertEquals(0, ran.code(), verdict);
  }

  @Test
  void sayWhatTheyRunInItsEnvironment() throws IOException {
    String text = SystemdUnit.ofUser(ServiceCommand.in(USER, Path.of("/opt/50% of/tcfsd")));
    assertTrue(text.contains("\nExecStart=\"/opt/50%% of/tcfsd\"\n"), text);
    assertTrue(
        text.contains("\nEnvironment=\"TCFS_HOME=/home/jess/50%% $HOME \\\"x\\\" \\\\n\"\n"), text);
    assertTrue(text.contains("\nEnvironmentFile=-%E/tcfs/agent.env\n"), text);
    assertTrue(text.contains("\nEnvironment=TCFS_LOG=json\n"), text);
    assertTrue(!text.contains("never-in-a-unit") && !text.contains("SECRET"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/opt/a\"b", "/opt/a'b", "/opt/a\\b"})
  void refuseWhatSystemdWouldNotRun(String folder) throws IOException {
    ServiceCommand command = ServiceCommand.alone(Path.of(folder, "tcfsd"));
    Systemd systemd = Systemd.ofSystem(new FakeTools());
    assertThrows(RefusedException.class, () -> systemd.render(command));
  }

  @Test
  void refuseWhatWouldBeALineOfItsOwn() {
    assertThrows(
        RefusedException.class, () -> ServiceCommand.in(USER, Path.of("/opt/a\nUser=root/tcfsd")));
    assertThrows(
        RefusedException.class,
        () -> ServiceCommand.in(Map.of("TCFS_HOME", "/a\nUser=root"), Path.of("/opt/tcfsd")));
  }
}
