package io.tummycrypt.tcfs.app.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The optimising compiler is left out where it costs more than it gives. */
@ParameterizedClass
@MethodSource("io.tummycrypt.tcfs.app.launcher.FakeSystem#shells")
@Timeout(120)
class CompilersTest {
  private static final String FIRST_ONLY = "first only";
  private static final String BOTH = "both";

  @Parameter List<String> shell = List.of();
  @TempDir Path folder;

  private FakeSystem system = new FakeSystem(Path.of(""), List.of(), new TreeMap<>());

  @BeforeEach
  void makeMachine() throws IOException {
    system = FakeSystem.in(folder, shell);
  }

  private void store(String config, String url) throws IOException {
    Path device = Files.createDirectories(system.at(config)).resolve("device.yaml");
    Files.writeString(device, "# tcfs: what this device is.\nname: ada\nstore: \"" + url + "\"\n");
  }

  private void bucket(String config, String endpoint) throws IOException {
    store(config, "s3://fleet");
    Path device = system.at(config).resolve("device.yaml");
    String settings = "s3:\n  endpoint: \"" + endpoint + "\"\n  region: us-east-1\n";
    Files.writeString(device, Files.readString(device) + settings);
  }

  private String compilers(FakeSystem of, String library, String command) throws Exception {
    String chosen =
        of.prints("native=" + library + "; choose_compilers " + command + "; echo $compilers");
    return chosen.startsWith("-XX:TieredStopAtLevel=1 ") ? FIRST_ONLY : BOTH;
  }

  @Test
  void aShortCommandDoesWithoutWhateverTheStore() throws Exception {
    store("home/.config/tcfs", "s3://fleet");

    for (String command : List.of("--version", "status", "init --store s3://fleet")) {
      assertEquals(FIRST_ONLY, compilers(system, "''", command), command);
    }
  }

  @Test
  void aSyncWithABucketOrWithoutAnythingHasBoth() throws Exception {
    assertEquals(BOTH, compilers(system, "lib", "sync"));
    store("home/.config/tcfs", "s3://fleet");
    assertEquals(BOTH, compilers(system, "lib", "sync"));
    assertEquals(BOTH, compilers(system.without("HOME"), "lib", "sync"));
  }

  @Test
  void aSyncWithAFolderDoesWithoutIfTheLibraryIsThere() throws Exception {
    store("home/.config/tcfs", "file:///mnt/store");

    assertEquals(FIRST_ONLY, compilers(system, "lib", "sync"));
    assertEquals(BOTH, compilers(system, "''", "sync"));
    assertEquals(BOTH, compilers(system, "lib", "store copy s3://fleet"));
  }

  @Test
  void aSyncWithABucketDoesWithoutIfThereIsNoTls() throws Exception {
    bucket("home/.config/tcfs", "http://127.0.0.1:8333");

    assertEquals(FIRST_ONLY, compilers(system, "lib", "sync"));
    assertEquals(BOTH, compilers(system, "''", "sync"));
    FakeSystem elsewhere = system.with("TCFS_S3_ENDPOINT", "https://s3.lab:8333");
    assertEquals(BOTH, compilers(elsewhere, "lib", "sync"));
    bucket("home/.config/tcfs", "https://127.0.0.1:8333");
    assertEquals(BOTH, compilers(system, "lib", "sync"));
  }

  @Test
  void theFolderThatWasNamedIsLookedInto() throws Exception {
    store("home/.config/tcfs", "s3://fleet");
    store("place/config", "file:///mnt/store");
    store("xdg/tcfs", "file:///mnt/store");

    FakeSystem named = system.with("TCFS_HOME", system.at("place").toString());
    FakeSystem xdg = system.with("XDG_CONFIG_HOME", system.at("xdg").toString());
    assertEquals(FIRST_ONLY, compilers(named, "lib", "sync"));
    assertEquals(FIRST_ONLY, compilers(xdg, "lib", "sync"));
  }
}
