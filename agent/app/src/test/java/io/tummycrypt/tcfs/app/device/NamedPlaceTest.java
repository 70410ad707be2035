package io.tummycrypt.tcfs.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tummycrypt.tcfs.app.Samples;
import io.tummycrypt.tcfs.app.operations.RefusedException;
import io.tummycrypt.tcfs.core.desired.Desired;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mean by a place, in a folder of a root and elsewhere. */
class NamedPlaceTest {
  private static String named(Desired desired, String text) throws RefusedException {
    return Places.named(desired, text).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "src/main,          docs/src/main",
    "pom.xml,           docs/pom.xml",
    "gone.txt,          docs/gone.txt",
    "other/gone.txt,    docs/other/gone.txt",
    "docs/gone.txt,     docs/gone.txt",
    "./docs/gone.txt,   docs/docs/gone.txt",
    "docs,              docs",
    "tcfs/pics/x,       pics/x",
    "default/notes.txt, default/notes.txt"
  })
  void inARootTheNamesOfRootsAreUnderstoodWhereNothingIs(String text, String place)
      throws RefusedException {
    Desired here = Samples.desiredAt(Path.of("").toAbsolutePath().toString());

    assertEquals(place, named(here, text));
  }

  @Test
  void outsideOfRootsWhatIsNoLocalPathIsAPlaceInTheStore() throws RefusedException {
    Desired elsewhere = Samples.desiredAt("/nowhere/docs");

    assertEquals("docs/plan.md", named(elsewhere, "/nowhere/docs/plan.md"));
    assertEquals("pics/cat.jpg", named(elsewhere, "pics/cat.jpg"));
    assertThrows(RefusedException.class, () -> named(elsewhere, "/etc/passwd"));
  }
}
