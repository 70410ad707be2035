package io.tummycrypt.tcfs.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Recorded output, which must be what would be printed now. */
public final class Golden {
  private static final String REGENERATE =
      "mvn -pl agent/app -am test -Dtcfs.regenerate=true -Dtest='*TextTest,*JsonTest,*PageTest'"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private Golden() {}

  /** The top folder of the project. */
  public static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("agent/app/pom.xml"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not started inside the project");
    }
    return folder;
  }

  /** Fails if the recorded file differs, or writes it if that is asked for. */
  public static void check(String name, String printed) throws IOException {
    check(project().resolve("agent/app/src/test/resources/golden").resolve(name), printed);
  }

  /** The same for any file of the project. */
  public static void check(Path file, String printed) throws IOException {
    if (Boolean.getBoolean("tcfs.regenerate")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, printed);
    }
    String recorded = Files.exists(file) ? Files.readString(file) : "";
    assertEquals(
        recorded,
        printed,
        "'" + file.getFileName() + "' is out of date; write it anew: " + REGENERATE);
  }
}
