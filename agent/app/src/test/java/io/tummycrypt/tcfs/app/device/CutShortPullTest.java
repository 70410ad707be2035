package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.app.operations.PullRequest;
import io.tummycrypt.tcfs.app.operations.Watch;
import io.tummycrypt.tcfs.core.path.Place;
import io.tummycrypt.tcfs.engine.progress.Progress;
import io.tummycrypt.tcfs.store.object.RequestListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull that fails as a whole after it has made its folder. */
class PullFailureTest {
  @TempDir Path folder;

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

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void leavesTheFolderWithTheModeThatItIsToHave() throws IOException {
    TestDevice device = TestDevice.initialised(folder, "a");
    device.write("site/x", "x");
    Files.setPosixFilePermissions(
        device.docs.resolve("site"), PosixFilePermissions.fromString("rwxr-x--x"));
    device.expect(0, "sync");
    Path local = folder.resolve("local");
    Session session = device.session();
    session.watch(new Watch(FAILING, RequestListener.NONE));
    PullRequest request = new PullRequest(Place.parse("docs/site"), local, /* force= */ false);

    assertThrows(IllegalStateException.class, () -> new Pulls(session).pull(request));

    assertEquals("rwxr-x--x", mode(local));
    device.expect(0, "pull", "docs/site", local.toString());
    assertEquals("rwxr-x--x", mode(local));
    assertEquals("x", Files.readString(local.resolve("x")));
  }
}
