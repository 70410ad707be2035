package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.engine.home.PullNote;
import io.tummycrypt.tcfs.engine.home.PullNotes;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.object.RequestListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the folder that a pull has made if the pull does not come to its end. */
class CutShortPullTest {
  private static final String OURS = ".tcfs-pull-0123456789abcdef";

  /** Fails when files are about to be written. */
  private static final Progress FAILING =
      new Progress() {
        @Override
        public void enter(Phase phase) {
          if (phase == Phase.APPLY) {
            throw new IllegalStateException("a mistake");
          }
        }
      };

  @TempDir Path folder;

  private TestDevice device;
  private Path local;

  @BeforeEach
  void shareAFolder() throws IOException {
    device = TestDevice.initialised(folder, "a");
    device.write("site/x", "x");
    setMode(device.docs.resolve("site"), "rwxr-x--x");
    device.expect(0, "sync");
    local = folder.resolve("local");
  }

  private static void setMode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private String mode() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(local));
  }

  private void pull(Path to) {
    device.expect(0, "pull", "docs/site", to.toString());
  }

  private PullNotes notes() throws IOException {
    return new PullNotes(device.session().home());
  }

  /** Leaves what a pull leaves that is killed before it has written anything. */
  private void leaveTraces() throws IOException {
    Files.createDirectory(local);
    setMode(local, "rwx------");
    Files.createDirectory(local.resolve(OURS));
    notes().add(new PullNote(local, OURS, 0551));
  }

  private void assertOver() throws IOException {
    assertFalse(Files.exists(local.resolve(OURS)));
    assertEquals(List.of(), notes().list());
  }

  @Test
  void afterAFailureTheFolderHasTheModeThatItIsToHave() throws IOException {
    Session session = device.session();
    session.watch(new Watch(FAILING, RequestListener.NONE));
    PullRequest request =
        new PullRequest(Place.parse("docs/site"), local, /* asFolder= */ false, /* force= */ false);

    assertThrows(IllegalStateException.class, () -> new Pulls(session).pull(request));

    assertEquals("rwxr-x--x", mode());
    setMode(local, "rwx------");
    pull(local);
    assertEquals("rwx------", mode(), "it is the person's by now");
    assertEquals("x", Files.readString(local.resolve("x")));
  }

  @Test
  void whateverIsPulledNextGivesTheFolderItsMode() throws IOException {
    leaveTraces();

    pull(folder.resolve("elsewhere"));

    assertEquals("r-xr-x--x", mode());
    assertOver();
  }

  @Test
  void aNextPullThatIsRefusedDoesSoToo() throws IOException {
    leaveTraces();

    device.expect(1, "pull", "docs/nothing", folder.resolve("elsewhere").toString());

    assertEquals("r-xr-x--x", mode());
    assertOver();
  }

  @Test
  void thePullThatIsRunAgainWritesFirst() throws IOException {
    leaveTraces();

    pull(local);

    assertEquals("x", Files.readString(local.resolve("x")));
    assertEquals("r-xr-x--x", mode());
    assertOver();
  }

  @Test
  void aFolderThatSomebodyElseMadeInItsPlaceKeepsItsMode() throws IOException {
    leaveTraces();
    Files.delete(local.resolve(OURS));

    pull(folder.resolve("elsewhere"));

    assertEquals("rwx------", mode());
    assertOver();
  }

  @Test
  void aFolderWhoseDiskIsAwayIsFinishedOnceItIsBack() throws IOException {
    leaveTraces();
    Path away = Files.move(local, folder.resolve("away"));

    pull(folder.resolve("elsewhere"));
    assertFalse(device.out.contains("An earlier pull"), device.out);
    pull(folder.resolve("elsewhere"));
    assertTrue(Files.exists(away.resolve(OURS)));
    Files.move(away, local);
    pull(folder.resolve("elsewhere"));

    assertEquals("r-xr-x--x", mode());
    assertOver();
  }
}
