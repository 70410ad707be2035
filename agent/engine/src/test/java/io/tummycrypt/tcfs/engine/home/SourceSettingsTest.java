package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.core.path.DeviceName;
import io.tummycrypt.tcfs.crds.document.Result;
import io.tummycrypt.tcfs.crds.yaml.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSettingsTest {
  private static final String FILE =
      "name: yoga\nstore: file:///srv/tcfs\nfleetId: 0000000000000001fffffffffffffffe\n";

  private static List<String> findings(String... lines) {
    String text = FILE + "documentSource:\n  " + String.join("\n  ", lines) + "\n";
    return DeviceConfig.parse("device.yaml", text).findings().stream()
        .map(Finding::toString)
        .toList();
  }

  @Test
  void areKeptInTheFileOfTheDevice() {
    SourceSettings settings =
        new SourceSettings(
            null, "https://git.lab/fleet.git", "main", null, "lab", "/etc/tcfs/signers", null);
    DeviceConfig before = DeviceConfig.parse("device.yaml", FILE).orThrow();
    DeviceConfig config =
        new DeviceConfig(
            before.name(),
            before.store(),
            before.fleet(),
            before.s3(),
            before.nats(),
            settings,
            new Features(/* isEnabled= */ false, /* isInFleet= */ false));
    assertEquals(new Result.Ok<>(config), DeviceConfig.parse("device.yaml", config.render()));
    assertTrue(
        config
            .render()
            .endsWith(
                """
                enable: false
                fleet: false
                documentSource:
                  git: "https://git.lab/fleet.git"
                  branch: main
                  path: lab
                  allowedSignersFile: /etc/tcfs/signers
                """),
        config.render());
    assertEquals("enable: false, fleet: false", config.features().off());
    assertEquals(Features.ALL, before.features());
  }

  @Test
  void nameTheirSource() {
    DeviceName yoga = new DeviceName("yoga");
    assertEquals(
        "/srv/fleet on yoga",
        new SourceSettings("/srv/fleet", null, null, null, null, null, null).name(yoga));
    assertEquals(
        "git git@lab:fleet (tag v1, path a/b.yaml)",
        new SourceSettings(null, "git@lab:fleet", null, "v1", "a/b.yaml", null, null).name(yoga));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://git.lab/fleet.git",
        "https://git.lab:8443/a/b",
        "ssh://git@git.lab:22/fleet.git",
        "git@git.lab:fleet.git",
        "git@git.lab:/srv/fleet.git",
        "git.lab:~ops/fleet",
        "/srv/git/fleet",
        "file:///srv/git/fleet"
      })
  void takeWhatIsARepository(String url) {
    assertEquals(List.of(), findings("git: \"" + url + "\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://me:hidden@git.lab/fleet",
        "https://hidden@git.lab/fleet",
        "https://git.lab/fleet?token=hidden",
        "ssh://git:hidden@git.lab/fleet",
        "http://git.lab/fleet",
        "git://git.lab/fleet",
        "ext::sh -c touch% /tmp/x",
        "fd::17",
        "--upload-pack=touch /tmp/x",
        "-oProxyCommand=x:y",
        "ssh://-oProxyCommand=x/y",
        "relative/path",
        ""
      })
  void refuseWhatIsNotOneOrHasASecret(String url) {
    List<String> findings = findings("git: \"" + url + "\"");
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.getFirst().startsWith("device.yaml:5:8: documentSource.git: "));
    assertFalse(findings.getFirst().contains("hidden"), findings::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--upload-pack=x",
        "-b",
        "a b",
        "../x",
        "a..b",
        "a//b",
        "/a",
        "a/",
        ".a",
        "a.lock",
        "a^b",
        "a:b",
        "a~1",
        "@{u}",
        "*",
        "a\\\\b",
        ""
      })
  void refuseNamesThatAreNone(String name) {
    for (String kind : List.of("branch", "tag")) {
      List<String> findings = findings("git: /srv/git", kind + ": \"" + name + "\"");
      assertEquals(1, findings.size(), () -> name + findings);
      assertTrue(findings.getFirst().contains("documentSource." + kind + ": "), name);
    }
  }

  @Test
  void refusePathsThatAreNone() {
    for (String path : List.of("../x", "/etc", "a//b", "./a", "a/..", "")) {
      List<String> findings = findings("git: /srv/git", "path: \"" + path + "\"");
      assertEquals(1, findings.size(), () -> path + findings);
    }
  }

  @Test
  void refuseWhatDoesNotGoTogether() {
    assertEquals(1, findings("branch: main").size());
    assertEquals(1, findings("files: /a", "git: /b").size());
    assertTrue(findings("files: /a", "tag: v1").getFirst().contains("is for a git repository"));
    assertTrue(findings("git: /a", "branch: b", "tag: v1").getFirst().contains("found both"));
    assertEquals(1, findings("git: /a", "allowedSignersFile: /a", "keyringFile: /b").size());
  }
}
