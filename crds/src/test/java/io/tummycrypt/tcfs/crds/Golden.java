package io.tummycrypt.tcfs.crds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Files of the project that are generated or recorded, and must be what they would be now. */
public final class Golden {
  /** How to write all of them anew. */
  public static final String REGENERATE = "mvn -pl crds -am test -Dtcfs.regenerate=true";

  private Golden() {}

  /** The top folder of the project. */
  public static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("crds/pom.xml"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not started inside the project");
    }
    return folder;
  }

  /** Fails if the file differs from what it should be, or writes it if that is asked for. */
  public static void check(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("tcfs.regenerate")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    String found = Files.exists(file) ? Files.readString(file) : "";
    assertEquals(
        expected,
        found,
        "'" + project().relativize(file) + "' is out of date; to write it anew: " + REGENERATE);
  }

  /** A recorded file of this module. */
  public static Path recorded(String name) {
    return project().resolve("crds/src/test/resources/golden").resolve(name);
  }
}
