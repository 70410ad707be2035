package io.tummycrypt.tcfs.store.older;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OlderFolderTest extends OlderObjectsContract {
  @TempDir Path above;

  private Path folder() {
    return above.resolve("older");
  }

  @Override
  protected OlderObjects objects() {
    return new OlderFolder(folder());
  }

  @Override
  protected void put(String key, byte[] bytes) throws IOException {
    Path file = folder().resolve(key);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  @Override
  protected void takeAway() throws IOException {
    Files.move(folder(), above.resolve("away"));
  }

  @Test
  void leadsNowhereElse() throws IOException {
    put("chunks/1", new byte[1]);
    Files.writeString(above.resolve("secret"), "not yours");
    Files.createSymbolicLink(folder().resolve("chunks/link"), above.resolve("secret"));
    Files.createSymbolicLink(folder().resolve("index"), above);

    assertThrows(NoSuchFileException.class, () -> objects().read("../secret", 100));
    assertThrows(NoSuchFileException.class, () -> objects().read("/etc/passwd", 100));
    assertThrows(OlderFormatException.class, () -> objects().read("chunks/link", 100));
    assertThrows(OlderFormatException.class, () -> objects().read("index/secret", 100));
    assertEquals(List.of(), objects().list("index/"));
  }

  @Test
  void namesAFileWhoseNameIsNoText() throws Exception {
    put("index/good", "type=directory\n".getBytes(UTF_8));
    String make = "cd \"$1\" && printf x > \"index/$(printf 'a\\377')\"";
    Process process =
        new ProcessBuilder("sh", "-c", make, "sh", folder().toString()).inheritIO().start();
    assertEquals(0, process.waitFor());

    List<OlderEntry> entries = new OlderCatalog(objects()).read().entries();

    assertEquals(2, entries.size());
    assertEquals(1, entries.stream().filter(e -> e.found() instanceof OlderEntry.Unusable).count());
  }
}
