package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcfsHomeTest {
  @TempDir private Path temp;

  private static TcfsHome home(Map<String, String> variables) throws IOException {
    return TcfsHome.of(Environment.of(variables));
  }

  private static List<String> folders(TcfsHome home) {
    return List.of(
        home.config().toString(),
        home.keys().toString(),
        home.state().toString(),
        home.run().toString(),
        home.cache().toString());
  }

  @Test
  void tcfsHomeHoldsEverything() throws IOException {
    assertEquals(
        List.of("/t/config", "/t/keys", "/t/state", "/t/run", "/t/cache"),
        folders(home(Map.of("TCFS_HOME", "/t", "HOME", "/h", "XDG_CONFIG_HOME", "/c"))));
  }

  @Test
  void aRelativeTcfsHomeIsMadeAbsolute() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    TcfsHome home = home(Map.of("TCFS_HOME", "./a/../lab"));
    assertEquals(here.resolve("lab/config"), home.config());
  }

  @Test
  void theFoldersOfXdgServeOtherwise() throws IOException {
    List<String> usual =
        List.of(
            "/h/.config/tcfs",
            "/h/.local/share/tcfs/keys",
            "/h/.local/state/tcfs",
            "/h/.local/share/tcfs/run",
            "/h/.cache/tcfs");
    assertEquals(usual, folders(home(Map.of("HOME", "/h"))));
    assertEquals(usual, folders(home(Map.of("HOME", "/h", "TCFS_HOME", ""))));
    assertEquals(
        usual, folders(home(Map.of("HOME", "/h", "XDG_CONFIG_HOME", "c", "XDG_DATA_HOME", ""))));
    assertEquals(
        List.of("/c/tcfs", "/d/tcfs/keys", "/s/tcfs", "/d/tcfs/run", "/x/tcfs"),
        folders(
            home(
                Map.of(
                    "XDG_CONFIG_HOME", "/c",
                    "XDG_DATA_HOME", "/d",
                    "XDG_STATE_HOME", "/s",
                    "XDG_CACHE_HOME", "/x"))));
  }

  @Test
  void theLockIsInOnePlaceInEverySession() throws IOException {
    assertEquals(
        home(Map.of("HOME", "/h")), home(Map.of("HOME", "/h", "XDG_RUNTIME_DIR", "/run/user/1")));
  }

  @Test
  void withoutAnyFolderTheNextStepIsSaid() {
    for (Map<String, String> variables : List.of(Map.<String, String>of(), Map.of("HOME", "h"))) {
      String message = assertThrows(IOException.class, () -> home(variables)).toString();
      assertTrue(message.contains("set HOME, or TCFS_HOME"), message);
    }
  }

  @Test
  void createdFoldersAreForTheirOwnerAlone() throws IOException {
    TcfsHome home = TcfsHome.in(temp.resolve("new/home"));
    home.create();
    home.create();
    for (Path folder :
        List.of(
            temp.resolve("new"),
            temp.resolve("new/home"),
            home.config(),
            home.keys(),
            home.state(),
            home.run(),
            home.cache())) {
      assertEquals(
          "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }
  }

  @Test
  void environmentTakesWhatIsSetAndNotEmpty() {
    Environment environment =
        Environment.of(Map.of("TCFS_DEVICE", "yoga", "TCFS_STORE", "", "HOME", "/h"));
    assertEquals("yoga", environment.device());
    assertNull(environment.store());
    assertEquals("/h", environment.home());
  }
}
