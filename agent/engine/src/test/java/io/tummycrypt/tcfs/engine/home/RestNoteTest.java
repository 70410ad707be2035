package io.tummycrypt.tcfs.engine.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tummycrypt.tcfs.core.apply.Situation;
import io.tummycrypt.tcfs.core.path.RootName;
import io.tummycrypt.tcfs.core.version.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestNoteTest {
  private static final Digest DIGEST = Digest.parse("sha256:" + "ab".repeat(32));

  @TempDir private Path temp;
  private TcfsHome home = TcfsHome.in(Path.of("/"));

  @BeforeEach
  void createTheHome() throws IOException {
    home = TcfsHome.in(temp);
    home.create();
  }

  private static RestNote note(List<String> former) {
    TreeMap<RootName, Digest> trees =
        new TreeMap<>(Map.of(new RootName("docs"), DIGEST, new RootName("pics"), DIGEST));
    Situation situation = new Situation("mark 1 2", DIGEST, trees, new TreeSet<>(former));
    return new RestNote("1.0", Instant.parse("2026-11-29T03:04:05.678Z"), situation);
  }

  @Test
  void whatIsNotedIsRead() throws IOException {
    RestNote note = note(List.of("/home/jess/old docs", "/tree x"));

    note.write(home);

    assertEquals(note, RestNote.read(home));
  }

  @Test
  void whatNoLineCanHoldIsNotNoted() throws IOException {
    note(List.of()).write(home);

    note(List.of("/two\nlines")).write(home);

    assertNull(RestNote.read(home));
  }

  @Test
  void whatIsNoNoteIsNone() throws IOException {
    assertNull(RestNote.read(home));
    note(List.of()).write(home);
    Path file = home.state().resolve("at-rest");
    String whole = Files.readString(file);
    for (String text :
        List.of(
            "", "1.0\n", whole.replace("sha256:", "md5:"), whole + "more\n", whole + "tree\n")) {
      Files.writeString(file, text);
      assertNull(RestNote.read(home), text);
    }
  }
}
