package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tummycrypt.tcfs.app.operations.ProgramVersion;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramBuildTest {
  private static final FileTime THEN = FileTime.from(Instant.parse("2026-11-01T00:00:00Z"));

  @TempDir Path folder;

  private Path part(String name, String text) throws IOException {
    return Files.setLastModifiedTime(Files.writeString(folder.resolve(name), text), THEN);
  }

  @Test
  void isKnownByEachOfItsParts() throws IOException {
    Path app = part("app.jar", "one");
    Path core = part("core.jar", "one");
    Digest build = ProgramBuild.of(List.of(app, core));
    assertEquals(build, ProgramBuild.of(List.of(app, core)));

    Files.setLastModifiedTime(core, FileTime.from(THEN.toInstant().plusMillis(1)));
    assertNotEquals(build, ProgramBuild.of(List.of(app, core)), "made at another time");
    part("core.jar", "longer");
    assertNotEquals(build, ProgramBuild.of(List.of(app, core)), "as old, and of another length");
    part("core.jar", "one");
    assertEquals(build, ProgramBuild.of(List.of(app, core)));
    Path elsewhere = part("core-2.jar", "one");
    assertNotEquals(build, ProgramBuild.of(List.of(app, elsewhere)), "somewhere else");
  }

  @Test
  void thisBuildStaysTheSameWhileItRuns() throws IOException {
    assertEquals(ProgramBuild.text(), ProgramBuild.text());
    assertTrue(ProgramBuild.text().startsWith(ProgramVersion.text() + " sha256:"));
  }
}
